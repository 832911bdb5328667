import type { Session } from './session.ts';

/** Milliseconds; absent: what the session has. */
export interface ReadLimits {
  readonly lockTimeout?: number;
  readonly statementTimeout?: number;
}

/**
 * Runs `work` in a transaction in which the server itself refuses to write (25006), and which ends
 * with 55P03 or 57014 at the limits. Rolls back and throws on what `work` threw.
 */
export async function inReadOnlyTransaction<T>(
  session: Session,
  work: () => Promise<T>,
  limits: ReadLimits = {},
): Promise<T> {
  await session.script(['BEGIN READ ONLY', ...settingsOf(limits)].join('; '));
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

/** LOCAL: behind a pooler the session is someone else's afterwards. */
function settingsOf({ lockTimeout, statementTimeout }: ReadLimits): string[] {
  return [
    ...(lockTimeout === undefined ? [] : [`SET LOCAL lock_timeout = ${lockTimeout}`]),
    ...(statementTimeout === undefined
      ? []
      : [`SET LOCAL statement_timeout = ${statementTimeout}`]),
  ];
}
