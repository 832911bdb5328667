import type { TransactionStatus } from '../../database/session.ts';
import { cancellable } from '../lock/cancellable.ts';
import type { Attempt } from './attempt.ts';

/** Sends a step's file as it stands. Resolves to what has become of the transaction. */
export function runScript(attempt: Attempt): Promise<TransactionStatus> {
  const { session, step, signal } = attempt;
  attempt.phase = 'script';
  return cancellable(session, signal, () => session.script(step.script.text));
}
