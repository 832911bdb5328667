import { RULES } from '../../lint/rules.ts';
import type { CommandContext, LintFormat } from '../command.ts';
import type { LintResult } from '../lint/lintResult.ts';
import { humanLines } from './lintHuman.ts';
import { printLintJson } from './lintJson.ts';
import { gccLine, githubLine } from './lintLines.ts';
import { sarifLog } from './lintSarif.ts';

/** Tells what was found, in the format that was asked for. Written at once: there may be thousands. */
export function sayFindings(context: CommandContext, result: LintResult): void {
  const { flags, terminal } = context;
  const format = flags.json ? 'json' : (flags.format ?? 'human');
  if (format === 'json') printLintJson(context, result);
  else {
    const lines = linesOf(format, context, result);
    if (lines.length > 0) terminal.out(lines.join('\n'));
  }
}

function linesOf(
  format: Exclude<LintFormat, 'json'>,
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
    case 'human':
      return humanLines(result, (style, text) => terminal.paint(style, text));
  }
}
