import type { LockHolder, Session } from '../../database/session.ts';

/**
 * Who holds a lock on a table that keeps readers out; nobody any more, maybe, or nobody that this
 * user may see. `name` is raw SQL text, as `table-name` in sqlx.toml. Waits for no lock itself.
 */
export async function tableHolder(session: Session, name: string): Promise<LockHolder | undefined> {
  const [row] = await session.query(
    `SELECT held.pid, activity.application_name,
            coalesce(activity.xact_start, activity.backend_start) AS since
     FROM pg_catalog.pg_locks AS held
     LEFT JOIN pg_catalog.pg_stat_activity AS activity ON activity.pid = held.pid
     WHERE held.relation = pg_catalog.to_regclass($1) AND held.granted
       AND held.mode = 'AccessExclusiveLock'
       AND held.database =
         (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())`,
    [name],
  );
  if (!row) return undefined;
  const since = row['since'];
  return {
    processId: Number(row['pid']),
    applicationName: String(row['application_name'] ?? ''),
    ...(since instanceof Date && { since }),
  };
}
