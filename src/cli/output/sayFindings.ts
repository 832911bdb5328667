import { RULES } from '../../lint/rules.ts';
import type { CommandContext, Flags } from '../command.ts';
import type { LintResult } from '../lint/lintResult.ts';
import type { ShownFinding } from '../lint/shownFinding.ts';
import { inParts } from './inParts.ts';
import { humanLines } from './lintHuman.ts';
import { printLintJson } from './lintJson.ts';
import { gccLine, githubLine } from './lintLines.ts';
import { sarifLog } from './lintSarif.ts';
import { sarifLines } from './sarifLines.ts';

/** Tells what was found, in the format that was asked for. */
export function sayFindings(context: CommandContext, result: LintResult): void {
  const { flags, terminal } = context;
  if (flags.json) {
    printLintJson(context, result);
    return;
  }
  const lines = linesOf(flags.format ?? 'human', context, result);
  for (const part of inParts(lines)) terminal.out(part);
}

function linesOf(
  format: Flags['format'],
  { terminal, version }: CommandContext,
  result: LintResult,
): Iterable<string> {
  switch (format) {
    case 'sarif':
      return sarifLines(sarifLog(result, RULES, version));
    case 'gcc':
      return each(result.shown, gccLine);
    case 'github':
      return each(result.shown, githubLine);
    default:
      return humanLines(result, (style, text) => terminal.paint(style, text));
  }
}

function* each(
  shown: Iterable<ShownFinding>,
  lineOf: (it: ShownFinding) => string,
): Iterable<string> {
  for (const it of shown) yield lineOf(it);
}
