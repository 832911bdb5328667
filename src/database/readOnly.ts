import type { Session } from './session.ts';

/**
 * Runs `work` in a transaction in which the server itself refuses to write (25006). Rolls back and
 * throws on what `work` threw.
 */
export async function inReadOnlyTransaction<T>(
  session: Session,
  work: () => Promise<T>,
): Promise<T> {
  await session.script('BEGIN READ ONLY');
  try {
    const result = await work();
    await session.script('COMMIT');
    return result;
  } catch (error) {
    // What failed first is what the person must hear of, even if the connection is gone too.
    if (!session.ended) await session.script('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
