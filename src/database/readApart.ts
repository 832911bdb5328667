import type { Row, Session } from './session.ts';

const SAVEPOINT = 'staircase_apart';

const BACK = `ROLLBACK TO SAVEPOINT ${SAVEPOINT}; RELEASE SAVEPOINT ${SAVEPOINT}`;

/**
 * The rows of a query that wants settings of its own: `settings` are statements such as SET LOCAL. It
 * runs in the transaction that is open, if there is one, and the session is left as it was. All goes
 * in one message: sent one by one, the statements around it would take longer than most queries.
 */
export async function readApart(
  session: Session,
  settings: string,
  query: string,
): Promise<readonly Row[]> {
  const isOpen = session.transactionStatus === 'open';
  const [begin, end] = isOpen ? [`SAVEPOINT ${SAVEPOINT}`, BACK] : ['BEGIN', 'ROLLBACK'];
  try {
    return await session.rows(`${begin}; ${settings}; ${query}; ${end}`);
  } catch (error) {
    if (!session.ended) await session.script(end);
    throw error;
  }
}
