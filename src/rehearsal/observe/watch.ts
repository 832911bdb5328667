import type { Row, Session } from '../../database/session.ts';
import { keptQuery, preparation } from '../../database/wire/keptQuery.ts';
import { LOCK_MODES, type LockMode } from '../../sql/lockMode.ts';
import type { Relation, RelationKind } from './observation.ts';

/** A relation at some moment of a transaction. */
export interface Watched {
  readonly relation: Relation;
  /** Another number is another file; 0 where it has none. */
  readonly file: number;
  /** How often all of its rows have been read by this session; the numbers grow. */
  readonly scans: number;
}

/** A relation that is locked now. */
export interface Held {
  readonly oid: number;
  readonly modes: readonly LockMode[];
  /** Undefined when it has been dropped. */
  readonly file: number | undefined;
  readonly scans: number;
}

/** Planning them costs more than running them (0.7 ms and 0.2 ms), and they run for each statement. */
const RELATIONS = keptQuery(
  'relations',
  `SELECT c.oid::int8 AS oid, c.relkind AS kind, c.relfilenode::int8 AS file,
      concat(pg_catalog.quote_ident(n.nspname), '.', pg_catalog.quote_ident(c.relname)) AS name,
      pg_catalog.pg_stat_get_xact_numscans(c.oid) AS scans
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.oid >= 16384 AND n.nspname !~ '^pg_' AND c.relkind <> 'c'`,
);

const LOCKS = keptQuery(
  'locks',
  `SELECT l.relation::int8 AS oid, pg_catalog.string_agg(l.mode, ',') AS modes,
      c.relfilenode::int8 AS file, pg_catalog.pg_stat_get_xact_numscans(l.relation) AS scans
    FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_class c ON c.oid = l.relation
    WHERE l.locktype = 'relation' AND l.relation >= 16384 AND l.pid = pg_catalog.pg_backend_pid()
    GROUP BY l.relation, c.relfilenode`,
);

const QUERIES = [RELATIONS, LOCKS];

/** Prepares what is asked below, where a script has thrown it away. */
export async function prepareWatch(session: Session): Promise<void> {
  const found = await session.query(
    'SELECT name FROM pg_catalog.pg_prepared_statements WHERE name = ANY($1)',
    [QUERIES.map(({ name }) => name)],
  );
  const known = new Set(found.map((it) => it['name']));
  for (const it of QUERIES) if (!known.has(it.name)) await session.script(preparation(it));
}

/** All relations of people, by their numbers. */
export async function relationsNow(session: Session): Promise<ReadonlyMap<number, Watched>> {
  const rows = await session.query(`EXECUTE ${RELATIONS.name}`);
  return new Map(rows.map((row) => [Number(row['oid']), watchedOf(row)]));
}

/** The relations that the transaction has locked so far, with all modes that it holds. */
export async function heldNow(session: Session): Promise<Held[]> {
  const rows = await session.query(`EXECUTE ${LOCKS.name}`);
  return rows.map((row) => ({
    oid: Number(row['oid']),
    modes: String(row['modes']).split(',').flatMap(modeOf),
    file: row['file'] === null ? undefined : Number(row['file']),
    scans: Number(row['scans']),
  }));
}

function watchedOf(row: Row): Watched {
  const relation = { name: String(row['name']), kind: KINDS[String(row['kind'])] ?? 'table' };
  return { relation, file: Number(row['file']), scans: Number(row['scans']) };
}

/** `relkind`; what is not here is a table, also one with partitions or elsewhere. */
const KINDS: Readonly<Record<string, RelationKind>> = {
  i: 'index',
  I: 'index',
  v: 'view',
  m: 'materialized view',
  S: 'sequence',
};

/** `ShareRowExclusiveLock` is SHARE ROW EXCLUSIVE. */
function modeOf(word: string): LockMode[] {
  const mode = MODES.get(word);
  return mode ? [mode] : [];
}

const MODES: ReadonlyMap<string, LockMode> = new Map(
  LOCK_MODES.map((mode) => {
    const words = mode.split(' ').map((it) => it.charAt(0) + it.slice(1).toLowerCase());
    return [`${words.join('')}Lock`, mode];
  }),
);
