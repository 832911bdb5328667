import type { LockHolder, Session } from '../../database/session.ts';
import { describeHolder } from './lock.ts';

/** A session that another waits for. */
export interface Blocker extends LockHolder {
  /** What it runs, or ran last before it fell idle in its transaction; absent where it is hidden. */
  readonly query?: string;
  readonly isIdle: boolean;
}

/**
 * The sessions that keep a backend waiting for a lock, directly. Source: `pg_blocking_pids`, which
 * needs no right; texts and times are hidden from roles that may not see them.
 */
export async function findBlockers(observer: Session, processId: number): Promise<Blocker[]> {
  const rows = await observer.query(
    `SELECT blocking.pid, activity.application_name, activity.state, activity.query,
            coalesce(activity.xact_start, activity.backend_start) AS since
     FROM unnest(pg_catalog.pg_blocking_pids($1)) AS blocking (pid)
     LEFT JOIN pg_catalog.pg_stat_activity AS activity ON activity.pid = blocking.pid
     ORDER BY 1`,
    [processId],
  );
  return rows.map((row) => {
    const { since, query } = row;
    return {
      processId: Number(row['pid']),
      applicationName: String(row['application_name'] ?? ''),
      isIdle: String(row['state']).startsWith('idle'),
      ...(since instanceof Date && { since }),
      ...(isVisible(query) && { query }),
    };
  });
}

function isVisible(query: unknown): query is string {
  return typeof query === 'string' && query !== '' && query !== '<insufficient privilege>';
}

/** How much of another's statement is shown. */
const LONGEST = 120;

/** Such as "held by pid 4711, application psql, since 12 s, which runs: LOCK TABLE t". */
export function describeBlocker(blocker: Blocker, now: number): string {
  if (blocker.processId === 0) return 'held by a prepared transaction (pg_prepared_xacts)';
  const { query, isIdle } = blocker;
  if (query === undefined) return describeHolder(blocker, now);
  const line = query.trim().replace(/\s+/g, ' ');
  const shown = line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
  const verb = isIdle ? 'which is idle after' : 'which runs';
  return `${describeHolder(blocker, now)}, ${verb}: ${shown}`;
}
