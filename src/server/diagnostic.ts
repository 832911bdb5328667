import type { Diagnostic, WorkspaceEdit } from 'vscode-languageserver';
import type { Finding } from '../lint/finding.ts';
import type { Fix } from '../lint/fix.ts';
import type { Severity } from '../lint/severity.ts';
import { LINT_SOURCE } from '../protocol/lint.ts';
import type { ShownText } from './shownText.ts';

/** What a diagnostic carries for its quick fixes. */
export interface DiagnosticData {
  /** Of the document that was linted; null where it was not open. */
  readonly version: number | null;
  readonly fixes: readonly ShownFix[];
}

export interface ShownFix {
  readonly title: string;
  readonly edit: WorkspaceEdit;
}

/** How the parts of a finding are shown. */
export interface Presentation {
  readonly text: ShownText;
  editOf(fix: Fix): WorkspaceEdit | undefined;
  /** The address of a rule's page, if it has one. */
  pageOf(rule: string): string | undefined;
}

/** A finding as an editor lists it. Its help stands on a line of its own. */
export function diagnosticOf(finding: Finding, { text, editOf, pageOf }: Presentation): Diagnostic {
  const { span, rule, severity, message, help, fixes } = finding;
  const href = pageOf(rule);
  const data: DiagnosticData = {
    version: text.version,
    fixes: fixes.flatMap((fix) => {
      const edit = editOf(fix);
      return edit ? { title: fix.title, edit } : [];
    }),
  };
  return {
    range: text.rangeOf(span),
    severity: SEVERITIES[severity],
    code: rule,
    ...(href !== undefined && { codeDescription: { href } }),
    source: LINT_SOURCE,
    message: help === undefined ? message : `${message}\n${help}`,
    data,
  };
}

/** The protocol's numbers. */
const SEVERITIES: Readonly<Record<Severity, 1 | 2 | 3 | 4>> = {
  error: 1,
  warning: 2,
  info: 3,
  hint: 4,
};
