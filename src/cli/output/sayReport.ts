import type { Remark } from '../../engine/plan.ts';
import type { Report } from '../../engine/report.ts';
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
    if (failure) terminal.err(failureText(failure, step.script.text).long);
  }
  if (report?.failure) terminal.err(failureText(report.failure).long);
}
