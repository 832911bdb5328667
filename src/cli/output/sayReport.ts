import type { Remark, Step } from '../../engine/plan.ts';
import type { Failure, Report } from '../../engine/report.ts';
import { failureText } from '../../view/failureText.ts';
import { remarkText } from '../../view/remarkText.ts';
import type { CommandContext } from '../command.ts';

/** Explains on stderr what went wrong, in full; nothing where nothing did. */
export function sayReport(
  { terminal, flags }: CommandContext,
  refusals: readonly Remark[],
  report?: Report,
): void {
  if (flags.json) return;
  if (!terminal.isTerminal) for (const refusal of refusals) terminal.err(remarkText(refusal));
  for (const { failure, step } of report?.steps ?? []) {
    if (!failure) continue;
    terminal.err(failureText(failure, step.script.text).long);
    for (const line of cures(failure, step)) terminal.err(line);
  }
  if (report?.failure) terminal.err(failureText(report.failure).long);
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
