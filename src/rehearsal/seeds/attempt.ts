import { DatabaseError } from '../../database/failure.ts';
import type { Row, Session } from '../../database/session.ts';

const SAVEPOINT = 'SAVEPOINT staircase_attempt';

const RELEASE = 'RELEASE SAVEPOINT staircase_attempt';

/**
 * Does something in the open transaction that may fail. What the server says is the answer then, and
 * the transaction is as if nothing had been tried. Throws `DatabaseError` when the connection is lost.
 */
export function attempt<T>(session: Session, work: () => Promise<T>): Promise<T | DatabaseError> {
  return orBack(session, async () => {
    await session.script(SAVEPOINT);
    const result = await work();
    await session.script(RELEASE);
    return result;
  });
}

/** The same for SQL, in one message; its rows. */
export function attemptSql(session: Session, sql: string): Promise<readonly Row[] | DatabaseError> {
  return orBack(session, () => session.rows(`${SAVEPOINT}; ${sql}; ${RELEASE}`));
}

async function orBack<T>(session: Session, work: () => Promise<T>): Promise<T | DatabaseError> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.kind === 'lost') throw error;
    await session.script(`ROLLBACK TO ${SAVEPOINT}; ${RELEASE}`);
    return error;
  }
}
