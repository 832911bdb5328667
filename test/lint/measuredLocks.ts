import type { Client, QueryResult } from 'pg';
import { LOCK_MODES, type LockMode } from '../../src/sql/lockMode.ts';

/** What a server was seen to do for a statement, by the name of the relation. */
export interface Measured {
  /** The strongest lock on each relation that was there before. ACCESS SHARE is not counted. */
  readonly locks: ReadonlyMap<string, LockMode>;
  /** Of which rows were read. */
  readonly scanned: ReadonlySet<string>;
  /** That were given a new file. */
  readonly rewritten: ReadonlySet<string>;
}

/** Runs a statement in a transaction, looks at it from inside, and takes it back. */
export async function measure(client: Client, sql: string): Promise<Measured> {
  await client.query('BEGIN');
  try {
    const before = await filesOf(client);
    const readBefore = await rowsRead(client);
    await client.query(sql);
    const locks = locksIn(await client.query(HELD), before);
    const read = await rowsRead(client);
    const after = await filesOf(client);
    const scans = [...read].filter(([oid, rows]) => rows !== (readBefore.get(oid) ?? '0'));
    const scanned = new Set(scans.flatMap(([oid]) => before.get(oid)?.name ?? []));
    const moved = [...before].filter(([oid, { file }]) => (after.get(oid)?.file ?? file) !== file);
    return { locks, scanned, rewritten: new Set(moved.map(([, { name }]) => name)) };
  } finally {
    await client.query('ROLLBACK');
  }
}

/** What another session holds and asks for. */
export async function locksOfSession(client: Client, pid: number): Promise<Measured['locks']> {
  const before = await filesOf(client);
  return locksIn(await client.query(HELD.replace('pg_backend_pid()', `${pid}`)), before);
}

const HELD = `SELECT relation AS oid, mode FROM pg_locks
  WHERE locktype = 'relation' AND pid = pg_backend_pid() AND mode <> 'AccessShareLock'`;

/** What was counted and not told to the server yet, of this transaction and of earlier ones. */
async function rowsRead(client: Client): Promise<ReadonlyMap<number, string>> {
  const counted = await client.query(`SELECT relid AS oid,
    (seq_tup_read + coalesce(idx_tup_fetch, 0))::text AS rows FROM pg_stat_xact_user_tables`);
  return new Map(counted.rows.map(({ oid, rows }) => [oid, rows]));
}

type Files = ReadonlyMap<number, { readonly name: string; readonly file: number }>;

async function filesOf(client: Client): Promise<Files> {
  const found = await client.query(`SELECT oid, relname AS name, relfilenode AS file FROM pg_class
    WHERE relnamespace = 'public'::regnamespace`);
  return new Map(found.rows.map(({ oid, name, file }) => [oid, { name, file }]));
}

function locksIn({ rows }: QueryResult, before: Files): Map<string, LockMode> {
  const found = new Map<string, LockMode>();
  for (const { oid, mode } of rows) {
    const name = before.get(oid)?.name;
    if (name === undefined) continue;
    const words = wordsOf(mode);
    const other = found.get(name);
    const isStronger = !other || LOCK_MODES.indexOf(other) < LOCK_MODES.indexOf(words);
    if (isStronger) found.set(name, words);
  }
  return found;
}

/** `ShareRowExclusiveLock` as the manual writes it. */
function wordsOf(mode: string): LockMode {
  const words = mode.replace(/Lock$/, '').replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');
  return words.toUpperCase() as LockMode;
}
