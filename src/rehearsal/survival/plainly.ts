import type { Session } from '../../database/session.ts';

/** Scripts may set what decides how values are written, and rows read before and after must compare. */
const PLAIN = `SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL IntervalStyle = 'iso_8601';
  SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; SET LOCAL search_path = ''`;

/**
 * Reads with settings that are always the same, and leaves the session's alone.
 */
export async function plainly<T>(session: Session, work: () => Promise<T>): Promise<T> {
  const isOpen = session.transactionStatus === 'open';
  await session.script(`${isOpen ? 'SAVEPOINT staircase_plain' : 'BEGIN'}; ${PLAIN}`);
  const back = isOpen
    ? 'ROLLBACK TO SAVEPOINT staircase_plain; RELEASE SAVEPOINT staircase_plain'
    : 'ROLLBACK';
  try {
    return await work();
  } finally {
    if (!session.ended) await session.script(back);
  }
}
