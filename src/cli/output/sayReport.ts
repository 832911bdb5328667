import type { Plan, Remark, Step } from '../../engine/plan/plan.ts';
import type { Failure, Report } from '../../engine/run/report.ts';
import { placeText } from '../../view/placeText.ts';
import { failureText } from '../../view/report/failureText.ts';
import { remarkText } from '../../view/report/remarkText.ts';
import type { CommandContext } from '../command.ts';
import { firstRefusal, sqlxRefusal } from './sqlxError.ts';

/** Explains on stderr what went wrong, in full; nothing where nothing did. */
export function sayReport({ terminal, flags }: CommandContext, plan: Plan, report?: Report): void {
  if (flags.json) return;
  const refusals = report?.refusals ?? plan.refusals;
  // A person has read what they are on stdout.
  const lines = terminal.isTerminal ? refusals.flatMap(repairLine) : refusalLines(refusals, plan);
  for (const line of lines) terminal.err(line);
  for (const { failure, step } of report?.steps ?? []) {
    if (!failure) continue;
    terminal.err(failureText(failure, step.script.text).long);
    for (const line of cures(failure, step)) terminal.err(line);
  }
  if (report?.failure) terminal.err(failureText(report.failure).long);
}

/** What stands on stdout already, because sqlx has no words for it, is not said twice. */
function refusalLines(refusals: readonly Remark[], plan: Plan): string[] {
  const first = firstRefusal(refusals);
  return refusals.flatMap((refusal) => {
    const isSaid = refusal === first && sqlxRefusal(refusal, plan) === refusal.message;
    if (!isSaid) return [remarkText(refusal), ...repairLine(refusal)];
    const place = placeText(refusal);
    return [...(place === undefined ? [] : [`  at: ${place}`]), ...repairLine(refusal)];
  });
}

const REPAIRABLE: readonly Remark['code'][] = ['changed-checksum', 'missing-file', 'dirty-row'];

/** The command line that mends the row, where it is the row that is wrong. */
function repairLine({ code, version }: Remark): string[] {
  return REPAIRABLE.includes(code) ? [`  $ staircase migrate repair ${version}`] : [];
}

/** The command lines for what is half done. */
function cures({ choices = [], invalidIndexes = [] }: Failure, { migration }: Step): string[] {
  const droppable = invalidIndexes.filter(({ builder }) => builder === undefined);
  const flags = [
    ...(droppable.length > 0 ? ['--drop-index'] : []),
    ...choices.map((choice) => `--${choice}`),
  ];
  return flags.map((flag) => `  $ staircase migrate repair ${migration.version} ${flag}`);
}
