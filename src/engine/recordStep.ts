import type { Attempt, Performance } from './attempt.ts';
import { deleteRow, insertRow } from './ledgerWrites.ts';

/** Writes or deletes a step's row. Resolves to false when there was no row to delete. */
export async function recordStep(attempt: Attempt): Promise<boolean> {
  const { session, location, step } = attempt;
  attempt.phase = 'record';
  if (step.withoutRow) return true;
  if (step.direction === 'down') return deleteRow(session, location, step.migration.version);
  await insertRow(session, location, step, { success: true, elapsed: elapsed(attempt) });
  return true;
}

/** Not cancellable: the script's effects stay, so its row must follow. */
export async function recordAlone(attempt: Attempt): Promise<Performance> {
  return (await recordStep(attempt)) ? 'done' : 'row-gone';
}

/** Nanoseconds since the step began; -1 where nothing ran, as in sqlx. */
export function elapsed({ step, start }: Attempt): bigint {
  return step.direction === 'mark' ? -1n : process.hrtime.bigint() - start;
}
