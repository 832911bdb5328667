import { DatabaseError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';

/** Ends a transaction after an error, which is what is told: that of a ROLLBACK would hide it. */
export async function rollBack(session: Session): Promise<void> {
  if (session.ended || session.transactionStatus === 'idle') return;
  try {
    await session.script('ROLLBACK');
  } catch (error) {
    // The connection is gone, and the transaction with it.
    if (!(error instanceof DatabaseError)) throw error;
  }
}
