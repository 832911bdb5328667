import type { Session } from '../../database/session.ts';
import type { Steps } from './steps.ts';

/** Modes in which no row is changed: what CREATE INDEX, foreign keys and queries take. */
const HARMLESS = [
  'AccessShareLock',
  'ShareLock',
  'ShareUpdateExclusiveLock',
  'ShareRowExclusiveLock',
];

/** What may do with rows, if there are any, something that its locks do not tell. */
const DEPENDS_ON_ROWS = new Set(['DoStmt', 'CallStmt', 'SelectStmt']);

/**
 * The oids of relations whose rows the scripts that have just run may change, with all others that
 * they look at; none where no row can be changed. The locks of the open transaction tell: a statement
 * takes them also where it finds no row.
 */
export async function touchedTables(session: Session, { up, down }: Steps): Promise<number[]> {
  const rows = await session.query(
    `SELECT relation::bigint::text AS oid,
      pg_catalog.bool_and(mode = ANY ($1::text[])) AS harmless
    FROM pg_catalog.pg_locks
    WHERE locktype = 'relation' AND pid = pg_catalog.pg_backend_pid() AND relation >= 16384
    GROUP BY relation ORDER BY relation`,
    [HARMLESS],
  );
  const mayChange = rows.some((row) => row['harmless'] === false);
  if (!mayChange && ![...up, ...down].some(({ kind }) => DEPENDS_ON_ROWS.has(kind))) return [];
  return rows.map((row) => Number(row['oid']));
}

/** The oids of all tables of people. */
export async function tablesNow(session: Session): Promise<ReadonlySet<number>> {
  const rows = await session.query(`SELECT oid::bigint::text AS oid FROM pg_catalog.pg_class
    WHERE relkind IN ('r', 'p') AND oid >= 16384`);
  return new Set(rows.map((row) => Number(row['oid'])));
}
