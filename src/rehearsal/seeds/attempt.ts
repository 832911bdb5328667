import { DatabaseError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';

/**
 * Does something in the open transaction that may fail. What the server says is the answer then, and
 * the transaction is as if nothing had been tried. Throws `DatabaseError` when the connection is lost.
 */
export async function attempt<T>(
  session: Session,
  work: () => Promise<T>,
): Promise<T | DatabaseError> {
  await session.script('SAVEPOINT staircase_attempt');
  try {
    const result = await work();
    await session.script('RELEASE SAVEPOINT staircase_attempt');
    return result;
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.kind === 'lost') throw error;
    await session.script(
      'ROLLBACK TO SAVEPOINT staircase_attempt; RELEASE SAVEPOINT staircase_attempt',
    );
    return error;
  }
}
