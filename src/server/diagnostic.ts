import type { Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../lint/finding.ts';
import type { Severity } from '../lint/severity.ts';
import { LINT_SOURCE } from '../protocol/lint.ts';
import type { ShownText } from './shownText.ts';

/** How the parts of a finding are shown. */
export interface Presentation {
  readonly text: ShownText;
  /** The address of a rule's page, if it has one. */
  pageOf(rule: string): string | undefined;
}

/**
 * A finding as an editor lists it. Its help stands on a line of its own. Its fixes are not sent with
 * it: they were half of all that is sent, and most are never asked for.
 */
export function diagnosticOf(finding: Finding, { text, pageOf }: Presentation): Diagnostic {
  const { span, rule, severity } = finding;
  const href = pageOf(rule);
  return {
    range: text.rangeOf(span),
    severity: SEVERITIES[severity],
    code: rule,
    ...(href !== undefined && { codeDescription: { href } }),
    source: LINT_SOURCE,
    message: messageOf(finding),
  };
}

/** What an editor asks about, among the findings of the text as it is now; undefined when it is gone. */
export function findingFor(
  { code, range, message }: Diagnostic,
  found: readonly Finding[],
  text: ShownText,
): Finding | undefined {
  const here = found.filter(({ rule, span }) => rule === code && isSame(text.rangeOf(span), range));
  return here.find((it) => messageOf(it) === message) ?? here[0];
}

function messageOf({ message, help }: Finding): string {
  return help === undefined ? message : `${message}\n${help}`;
}

function isSame(one: Diagnostic['range'], other: Diagnostic['range']): boolean {
  return (['start', 'end'] as const).every(
    (it) => one[it].line === other[it].line && one[it].character === other[it].character,
  );
}

/** The protocol's numbers. */
const SEVERITIES: Readonly<Record<Severity, 1 | 2 | 3 | 4>> = {
  error: 1,
  warning: 2,
  info: 3,
  hint: 4,
};
