import type { Edit, Fix } from '../../lint/fix.ts';
import type { CommandContext } from '../command.ts';
import { countsOf, isFixable, type LintResult } from '../lint/lintResult.ts';
import type { Locator, ShownFinding } from '../lint/shownFinding.ts';
import { printJsonList } from './json.ts';

/** The findings as JSON: one in each line, so that also thousands of them can be read. */
export function printLintJson(context: CommandContext, result: LintResult): void {
  const { findings, files, fixed, isFailed, locator } = result;
  const { error, warning, info, hint } = countsOf(findings);
  const fixable = findings.filter(isFixable).length;
  const summary = { files, findings: findings.length, error, warning, info, hint, fixable };
  printJsonList(
    context,
    'findings',
    findings.map((it) => findingJson(it, locator)),
    {
      outcome: isFailed ? 'failed' : 'done',
      ...(fixed && { fixed: fixed.map((it) => ({ ...it, path: locator.pathOf(it.path) })) }),
      summary,
    },
  );
}

function findingJson({ finding, path, place }: ShownFinding, locator: Locator) {
  const { rule, aliases, severity, category, message, help, fixes } = finding;
  const [fix] = fixes;
  return {
    rule,
    aliases,
    severity,
    category,
    path,
    start: place.start,
    end: place.end,
    message,
    ...(help !== undefined && { help }),
    ...(fix && { fix: fixJson(fix, finding.path, locator) }),
  };
}

function fixJson({ title, isSafe, edits }: Fix, own: string, locator: Locator) {
  return { title, isSafe, edits: edits.map((it) => editJson(it, own, locator)) };
}

function editJson(edit: Edit, own: string, { pathOf, placeOf }: Locator) {
  if (edit.kind === 'create') return { ...edit, path: pathOf(edit.path) };
  if (edit.kind === 'rename') return { ...edit, from: pathOf(edit.from), to: pathOf(edit.to) };
  const { span, text, kind, path = own } = edit;
  return { kind, path: pathOf(path), ...placeOf(path, span), text };
}
