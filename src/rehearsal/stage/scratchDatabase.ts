import { randomBytes } from 'node:crypto';
import { DatabaseError } from '../../database/failure.ts';
import { quoteIdentifier } from '../../database/quote.ts';
import type { Session } from '../../database/session.ts';

/**
 * A database on a server that others use, made for rehearsals and dropped after them. It is told from
 * all others by its name and its comment, both of which it must have, and is alive for as long as
 * anyone is connected to it: PostgreSQL itself then refuses to drop it.
 */
const NAME = /^staircase_rehearsal_[0-9a-f]{32}$/;

const MARK = 'Made by Staircase for a rehearsal. It is dropped when nobody is connected to it.';

/**
 * A server that runs a script does not notice by itself that its client was killed, so that a script
 * that hangs would keep the database alive. Not every system can look for that; it is refused there.
 */
const LOOK_FOR_CLIENT = "SET client_connection_check_interval = '2s'";

/**
 * Creates one, and resolves to its name. Throws `DatabaseError` where the server refuses.
 * @param template another one, which nobody is connected to; absent: it is empty. (Of template1 a copy
 *   can be made only while nobody is connected to it.)
 */
export async function createScratch(session: Session, template = 'template0'): Promise<string> {
  const name = `staircase_rehearsal_${randomBytes(16).toString('hex')}`;
  const quoted = quoteIdentifier(name);
  await session.script(`CREATE DATABASE ${quoted} TEMPLATE ${quoteIdentifier(template)}`);
  await session.script(`COMMENT ON DATABASE ${quoted} IS '${MARK}'`);
  await session.script(`ALTER DATABASE ${quoted} ${LOOK_FOR_CLIENT}`).catch(unlessLost);
  return name;
}

/** Whether all of a database is in its copy: what was set or granted on the database itself is not. */
export async function isAllCopied(session: Session, name: string): Promise<boolean> {
  const [row] = await session.query(
    `SELECT datacl IS NULL AND NOT EXISTS (
       SELECT FROM pg_catalog.pg_db_role_setting s, pg_catalog.unnest(s.setconfig) AS setting
       WHERE s.setdatabase = d.oid AND setting NOT LIKE 'client_connection_check_interval=%'
     ) AS is_all FROM pg_catalog.pg_database d WHERE datname = $1`,
    [name],
  );
  return row?.['is_all'] === true;
}

/** Drops one of our own, whoever is connected to it. */
export async function dropScratch(session: Session, name: string): Promise<void> {
  if (!NAME.test(name)) throw new TypeError(`${name} is no database of a rehearsal.`);
  await session.script(`DROP DATABASE IF EXISTS ${quoteIdentifier(name)} WITH (FORCE)`);
}

/** Drops what rehearsals have left that were killed; what is still in use, or another's, stays. */
export async function dropLeftovers(session: Session): Promise<void> {
  const rows = await session.query(
    `SELECT d.datname AS name FROM pg_catalog.pg_database d
     WHERE pg_catalog.shobj_description(d.oid, 'pg_database') = $1 AND NOT EXISTS (
       SELECT FROM pg_catalog.pg_stat_activity a WHERE a.datid = d.oid)`,
    [MARK],
  );
  for (const name of rows.map((row) => String(row['name'])).filter((it) => NAME.test(it))) {
    await session.script(`DROP DATABASE IF EXISTS ${quoteIdentifier(name)}`).catch(unlessLost);
  }
}

/** What the server refuses is left as it is: to drop what is in use again, or somebody else's. */
function unlessLost(error: unknown): void {
  if (!(error instanceof DatabaseError) || error.kind === 'lost') throw error;
}
