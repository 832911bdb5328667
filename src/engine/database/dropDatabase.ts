import { DatabaseError } from '../../database/failure.ts';
import { quoteIdentifier } from '../../database/quote.ts';
import type { Session } from '../../database/session.ts';
import { nameList } from '../plan/nameList.ts';
import { generalAdvice } from '../run/advice.ts';
import { failureOf } from '../run/failureOf.ts';
import type { Failure } from '../run/report.ts';
import type { DatabaseChange } from './databaseChange.ts';
import { databaseExists } from './databaseExists.ts';
import { databaseUsers } from './databaseUsers.ts';

export interface DropOptions {
  /** Ends the sessions of others first; they lose what they have not committed. */
  readonly force: boolean;
}

/**
 * Drops a database if it is there, as sqlx does (sqlx.md, section 6.8), and says who is connected where
 * that stands against it. `session` is one of `openMaintenance`. Throws `DatabaseError` only where the
 * connection is lost.
 */
export async function dropDatabase(
  session: Session,
  name: string,
  { force }: DropOptions,
): Promise<DatabaseChange> {
  if (!(await databaseExists(session, name))) return { kind: 'unneeded' };
  try {
    await drop(session, name, force);
    return { kind: 'done' };
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.kind === 'lost') throw error;
    return { kind: 'failed', failure: await explain(session, name, error) };
  }
}

/** Since PostgreSQL 13 the server itself keeps clients that connect anew from coming in between. */
const HAS_FORCE = 130_000;

async function drop(session: Session, name: string, force: boolean): Promise<void> {
  const statement = `DROP DATABASE IF EXISTS ${quoteIdentifier(name)}`;
  const [row] = await session.query(`SELECT current_setting('server_version_num')::int AS number`);
  const hasForce = Number(row?.['number']) >= HAS_FORCE;
  if (force && !hasForce) await endSessions(session, name);
  await session.script(force && hasForce ? `${statement} WITH (FORCE)` : statement);
}

async function endSessions(session: Session, name: string): Promise<void> {
  await session.query(
    `SELECT pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity
     WHERE datname = $1 AND pid <> pg_backend_pid()`,
    [name],
  );
}

async function explain(session: Session, name: string, error: DatabaseError): Promise<Failure> {
  const { message, ...rest } = failureOf(error);
  const sqlstate = error.server?.sqlstate;
  const users = sqlstate === IN_USE ? await databaseUsers(session, name) : [];
  const who = users.length > 0 ? `. Connected: ${nameList(users)}` : '';
  const advice = adviceFor(sqlstate, users.length > 0);
  return {
    ...rest,
    message: `${name} cannot be dropped: ${message}${who}`,
    ...(advice !== undefined && { advice }),
  };
}

const IN_USE = '55006';

function adviceFor(sqlstate: string | undefined, hasUsers: boolean): string | undefined {
  if (sqlstate === IN_USE && hasUsers)
    return 'Have them disconnect, or end their sessions with --force.';
  if (sqlstate === '42501')
    return 'Only its owner or a superuser may drop it: connect as one of them.';
  return generalAdvice(sqlstate);
}
