import { DatabaseError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import type { Target } from '../../database/target.ts';

/** Milliseconds; 0 waits for ever, absent leaves the session's own. */
export interface Timeouts {
  readonly lockTimeout?: number;
  readonly statementTimeout?: number;
}

/** Those that a target names; none for the built-in database. */
export function timeoutsOf(source: Timeouts | Target): Timeouts {
  if ('kind' in source && source.kind === 'built-in') return {};
  const { lockTimeout, statementTimeout } = source;
  return {
    ...(lockTimeout !== undefined && { lockTimeout }),
    ...(statementTimeout !== undefined && { statementTimeout }),
  };
}

/** Statements for the transaction that is open: a COMMIT or ROLLBACK takes them away. */
export function localTimeouts(timeouts: Timeouts): string[] {
  return settingsOf(timeouts).map(({ name, value }) => `SET LOCAL ${name} = ${value}`);
}

/**
 * For work outside a transaction. Afterwards the session has its own values again, except where the
 * work has set one itself: that stays, as every SET of a script does in sqlx.
 */
export async function withSessionTimeouts<T>(
  session: Session,
  timeouts: Timeouts,
  work: () => Promise<T>,
): Promise<T> {
  const settings = settingsOf(timeouts);
  const before = await readSettings(session, settings);
  for (const { name, value } of settings) await session.script(`SET ${name} = ${value}`);
  try {
    return await work();
  } finally {
    await restore(session, settings, before);
  }
}

interface Setting {
  readonly name: 'lock_timeout' | 'statement_timeout';
  readonly value: string;
}

function settingsOf({ lockTimeout, statementTimeout }: Timeouts): Setting[] {
  return [
    ...setting('lock_timeout', lockTimeout),
    ...setting('statement_timeout', statementTimeout),
  ];
}

function setting(name: Setting['name'], milliseconds: number | undefined): Setting[] {
  return milliseconds === undefined ? [] : [{ name, value: Math.round(milliseconds).toString() }];
}

/** In `pg_settings` both are plain milliseconds. */
async function readSettings(
  session: Session,
  settings: readonly Setting[],
): Promise<Map<string, string>> {
  if (settings.length === 0) return new Map();
  const rows = await session.query(
    `SELECT name, setting FROM pg_catalog.pg_settings
     WHERE name IN ('lock_timeout', 'statement_timeout')`,
  );
  return new Map(rows.map((row) => [String(row['name']), String(row['setting'])]));
}

async function restore(
  session: Session,
  settings: readonly Setting[],
  before: ReadonlyMap<string, string>,
): Promise<void> {
  if (session.ended || session.transactionStatus !== 'idle') return;
  try {
    const now = await readSettings(session, settings);
    for (const { name, value } of settings) {
      if (now.get(name) === value) await session.script(`SET ${name} = ${before.get(name)}`);
    }
  } catch (error) {
    // Only a lost connection gets here: what the work said comes first, the next statement tells.
    if (!(error instanceof DatabaseError)) throw error;
  }
}
