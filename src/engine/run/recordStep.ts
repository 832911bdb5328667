import type { Message } from '../../database/session.ts';
import { deleteRow, insertRow } from '../ledger/ledgerWrites.ts';
import { cancellable } from '../lock/cancellable.ts';
import { localTimeouts, type Timeouts } from '../lock/timeouts.ts';
import type { Attempt, Performance } from './attempt.ts';

/** Writes or deletes a step's row in the transaction that is open. Resolves to false when there was no row to delete. */
export async function recordStep(attempt: Attempt): Promise<boolean> {
  attempt.phase = 'record';
  const [count] = await attempt.session.pipeline([rowMessage(attempt)]);
  return count !== 0;
}

/** A row in a transaction of its own, sent at once; none for a step that has no row. */
export async function recordAlone(attempt: Attempt): Promise<Performance> {
  const { session, step, signal } = attempt;
  if (step.withoutRow) return 'done';
  const { messages, row } = alone(attempt);
  const send = (): Promise<readonly number[]> => {
    attempt.phase = 'record';
    return session.pipeline(messages);
  };
  // Where a script has run, its effects stay, so its row must follow: that is not cancellable.
  const counts = await (step.direction === 'mark' ? cancellable(session, signal, send) : send());
  return counts[row] === 0 ? 'row-gone' : 'done';
}

function alone(attempt: Attempt): { messages: Message[]; row: number } {
  const opening = ['BEGIN', ...localTimeouts(limitsOf(attempt))].map(statement);
  const messages = [...opening, rowMessage(attempt), statement('COMMIT')];
  return { messages, row: opening.length };
}

/** A row that must follow may wait for a lock as long as is allowed, and is written once it is there. */
function limitsOf({ step, timeouts }: Attempt): Timeouts {
  if (step.direction === 'mark') return timeouts;
  const { lockTimeout } = timeouts;
  return lockTimeout === undefined ? {} : { lockTimeout };
}

function rowMessage(attempt: Attempt): Message {
  const { location, step } = attempt;
  if (step.direction === 'down') return deleteRow(location, step.migration.version);
  return insertRow(location, step, { success: true, elapsed: elapsed(attempt) });
}

function statement(sql: string): Message {
  return { kind: 'statement', sql };
}

/** Nanoseconds since the step began; -1 where nothing ran, as in sqlx. */
export function elapsed({ step, start }: Attempt): bigint {
  return step.direction === 'mark' ? -1n : process.hrtime.bigint() - start;
}
