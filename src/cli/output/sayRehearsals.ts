import { verdictRule } from '../../rehearser/findingOf.ts';
import type { CommandContext } from '../command.ts';
import { VERDICTS } from '../rehearse/isFailing.ts';
import type { RehearsalResult } from '../rehearse/rehearsalResult.ts';
import { githubLine } from './lintLines.ts';
import { sarifLog } from './lintSarif.ts';
import { printRehearsals } from './rehearsalJson.ts';
import { junitReport } from './rehearsalJunit.ts';
import { rehearsalLines } from './rehearsalLines.ts';

/** Tells what was found, in the format that was asked for. */
export function sayRehearsals(context: CommandContext, result: RehearsalResult): void {
  const { flags, terminal } = context;
  if (flags.json) printRehearsals(context, result);
  else for (const line of linesOf(context, result)) terminal.out(line);
  if (result.isCancelled) terminal.err('It was ended before all were rehearsed.');
}

function linesOf(
  { flags, terminal, version }: CommandContext,
  { shown, locator }: RehearsalResult,
): readonly string[] {
  const findings = shown
    .filter(({ rehearsal }) => rehearsal.verdict !== 'irreversible')
    .flatMap(({ complaints }) => complaints);
  switch (flags.format) {
    case 'junit':
      return [junitReport(shown, flags)];
    case 'github':
      return findings.map(githubLine);
    case 'sarif': {
      const log = sarifLog({ findings, locator }, VERDICTS.map(verdictRule), version);
      return [JSON.stringify(log, undefined, 1)];
    }
    default:
      return rehearsalLines(shown, (style, text) => terminal.paint(style, text));
  }
}
