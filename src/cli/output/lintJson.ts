import type { CommandContext } from '../command.ts';
import { countsOf, isFixable, type LintResult } from '../lint/lintResult.ts';
import { FindingJson } from './findingJson.ts';
import { printJsonList } from './json.ts';

/** The findings as JSON: one in each line, so that also thousands of them can be read. */
export function printLintJson(context: CommandContext, result: LintResult): void {
  const { findings, shown, files, fixed, isFailed, locator } = result;
  const { error, warning, info, hint } = countsOf(findings);
  const fixable = findings.filter(isFixable).length;
  const summary = { files, findings: findings.length, error, warning, info, hint, fixable };
  const json = new FindingJson(locator);
  printJsonList(context, 'findings', json.textsOf(shown), {
    outcome: isFailed ? 'failed' : 'done',
    ...(fixed && { fixed: fixed.map((it) => ({ ...it, path: locator.pathOf(it.path) })) }),
    summary,
  });
}
