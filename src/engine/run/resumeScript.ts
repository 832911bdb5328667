import type { TransactionStatus } from '../../database/session.ts';
import type { StatementFate } from '../halfDone/fates.ts';
import { cancellable } from '../lock/cancellable.ts';
import type { Attempt } from './attempt.ts';

/**
 * Sends what has not landed of a script outside a transaction, each statement as a message of its
 * own, so that each is committed by itself. Resolves to what has become of the transaction.
 */
export async function resumeScript(attempt: Attempt): Promise<TransactionStatus> {
  const { session, signal } = attempt;
  attempt.phase = 'script';
  const fates = attempt.fates ?? [];
  for (const { statement } of toSend(fates)) {
    attempt.sent = statement;
    await cancellable(session, signal, () => session.script(statement.text));
  }
  return session.transactionStatus;
}

/** What a resume sends: also what cannot be told, for which it was asked; SET, and BEGIN where its work is to do. */
export function toSend(fates: readonly StatementFate[]): readonly StatementFate[] {
  const open = new Set(fates.filter(isOpen).map(({ statement }) => statement.transaction));
  if (open.size === 0) return [];
  return fates.filter((it) => {
    if (it.statement.role === 'control') return open.has(it.statement.transaction);
    return it.statement.role === 'session' || isOpen(it);
  });
}

/** Nothing has happened since the fates were shown. */
export function isAsShown(
  shown: readonly StatementFate[],
  found: readonly StatementFate[],
): boolean {
  return shown.length === found.length && shown.every(({ fate }, at) => fate === found[at]?.fate);
}

function isOpen({ statement, fate }: StatementFate): boolean {
  const isWork = statement.role !== 'control' && statement.role !== 'session';
  return isWork && fate !== 'landed' && fate !== 'already-there';
}
