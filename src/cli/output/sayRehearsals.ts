import { verdictRule } from '../../rehearser/findingOf.ts';
import type { CommandContext, Flags } from '../command.ts';
import { VERDICTS } from '../rehearse/isFailing.ts';
import type { RehearsalResult } from '../rehearse/rehearsalResult.ts';
import type { ShownRehearsal } from '../rehearse/shownRehearsal.ts';
import { githubFileLine, githubLine } from './lintLines.ts';
import { sarifLog } from './lintSarif.ts';
import { printRehearsals } from './rehearsalJson.ts';
import { junitReport } from './rehearsalJunit.ts';
import { rehearsalPart } from './rehearsalPart.ts';
import { rehearsalSummary } from './rehearsalSummary.ts';
import { sarifLines } from './sarifLines.ts';

/** Tells at once what is wrong with one, where a person reads it; other formats are told at the end. */
export function sayRehearsal({ flags, terminal }: CommandContext, shown: ShownRehearsal): void {
  if (flags.json || !isForPeople(flags)) return;
  for (const line of rehearsalPart(shown, terminal.paint)) terminal.out(line);
}

/** Tells the rest of what was found, in the format that was asked for. */
export function sayRehearsals(context: CommandContext, result: RehearsalResult): void {
  const { flags, terminal } = context;
  if (flags.json) printRehearsals(context, result);
  else for (const line of linesOf(context, result)) terminal.out(line);
  for (const { path, message } of flags.json ? [] : result.problems) {
    terminal.err(`error: ${result.locator.pathOf(path)}: ${message}`);
  }
  if (result.isCancelled) terminal.err('It was ended before all were rehearsed.');
}

function isForPeople({ format = 'human' }: Flags): boolean {
  return format === 'human';
}

function linesOf(
  { flags, terminal, version }: CommandContext,
  result: RehearsalResult,
): readonly string[] {
  const { shown, locator, problems, isCancelled } = result;
  const findings = shown
    .filter(({ rehearsal }) => rehearsal.verdict !== 'irreversible')
    .flatMap(({ complaints }) => complaints);
  switch (flags.format) {
    case 'junit':
      return [junitReport(result, flags)];
    case 'github':
      return [
        ...problems.map((it) => githubFileLine(locator.pathOf(it.path), it)),
        ...findings.map(githubLine),
      ];
    case 'sarif': {
      const material = { shown: findings, locator, problems };
      return [...sarifLines(sarifLog(material, VERDICTS.map(verdictRule), version))];
    }
    default:
      if (shown.length === 0) return isCancelled ? [] : ['No migration to rehearse.'];
      return rehearsalSummary(shown, terminal.paint);
  }
}
