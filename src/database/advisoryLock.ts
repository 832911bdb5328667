import type { LockHolder, Row } from './session.ts';

/** As `Session.query`. */
type Query = (sql: string, values: readonly unknown[]) => Promise<readonly Row[]>;

/** Takes the session-level lock if it is free. */
export async function tryAdvisoryLock(query: Query, id: bigint): Promise<boolean> {
  const [row] = await query('SELECT pg_try_advisory_lock($1) AS taken', [`${id}`]);
  return row?.['taken'] === true;
}

export async function releaseAdvisoryLock(query: Query, id: bigint): Promise<void> {
  await query('SELECT pg_advisory_unlock($1)', [`${id}`]);
}

/**
 * Who holds a lock of one bigint in this database: pg_locks shows its upper half as `classid`, its
 * lower as `objid`, and 1 as `objsubid` (sqlx.md, section 4). Times are hidden from other roles.
 */
export async function advisoryLockHolder(
  query: Query,
  id: bigint,
): Promise<LockHolder | undefined> {
  const bits = BigInt.asUintN(64, id);
  const [row] = await query(HOLDER, [`${bits >> 32n}`, `${bits & 0xffffffffn}`]);
  if (!row) return undefined;
  const since = row['since'];
  return {
    processId: Number(row['pid']),
    applicationName: String(row['application_name'] ?? ''),
    ...(since instanceof Date && { since }),
  };
}

const HOLDER = `
  SELECT held.pid, activity.application_name,
         coalesce(activity.xact_start, activity.backend_start) AS since
  FROM pg_catalog.pg_locks AS held
  LEFT JOIN pg_catalog.pg_stat_activity AS activity ON activity.pid = held.pid
  WHERE held.locktype = 'advisory' AND held.granted
    AND held.classid = $1::oid AND held.objid = $2::oid AND held.objsubid = 1
    AND held.database =
      (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())`;
