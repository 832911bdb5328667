import { RULES } from '../../lint/rules.ts';
import type { CommandContext, Flags } from '../command.ts';
import type { LintResult } from '../lint/lintResult.ts';
import { humanLines } from './lintHuman.ts';
import { printLintJson } from './lintJson.ts';
import { gccLine, githubLine } from './lintLines.ts';
import { sarifLog } from './lintSarif.ts';

/** Tells what was found, in the format that was asked for. Written at once: there may be thousands. */
export function sayFindings(context: CommandContext, result: LintResult): void {
  const { flags, terminal } = context;
  if (flags.json) {
    printLintJson(context, result);
    return;
  }
  const lines = linesOf(flags.format ?? 'human', context, result);
  if (lines.length > 0) terminal.out(lines.join('\n'));
}

function linesOf(
  format: Flags['format'],
  { terminal, version }: CommandContext,
  result: LintResult,
): readonly string[] {
  switch (format) {
    case 'sarif':
      return [JSON.stringify(sarifLog(result, RULES, version), undefined, 1)];
    case 'gcc':
      return result.findings.map(gccLine);
    case 'github':
      return result.findings.map(githubLine);
    default:
      return humanLines(result, (style, text) => terminal.paint(style, text));
  }
}
