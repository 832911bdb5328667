import { DatabaseError } from '../../database/failure.ts';
import { quoteIdentifier } from '../../database/quote.ts';
import type { Session } from '../../database/session.ts';
import { generalAdvice } from '../run/advice.ts';
import { failureOf } from '../run/failureOf.ts';
import type { DatabaseChange } from './databaseChange.ts';
import { databaseExists } from './databaseExists.ts';

/**
 * Creates a database if it is missing, as sqlx does (sqlx.md, section 6.8). `session` is one of
 * `openMaintenance`. Throws `DatabaseError` only where the connection is lost.
 */
export async function createDatabase(session: Session, name: string): Promise<DatabaseChange> {
  if (await databaseExists(session, name)) return { kind: 'unneeded' };
  try {
    await session.script(`CREATE DATABASE ${quoteIdentifier(name)}`);
    return { kind: 'done' };
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.kind === 'lost') throw error;
    const sqlstate = error.server?.sqlstate ?? '';
    if (MADE_MEANWHILE.has(sqlstate)) return { kind: 'unneeded' };
    const advice = ADVICE[sqlstate] ?? generalAdvice(sqlstate);
    const { message, ...rest } = failureOf(error);
    return {
      kind: 'failed',
      failure: {
        message: `${name} cannot be created: ${message}`,
        ...rest,
        ...(advice !== undefined && { advice }),
      },
    };
  }
}

/** duplicate_database; and unique_violation, where two sessions create it at the same moment. */
const MADE_MEANWHILE: ReadonlySet<string> = new Set(['42P04', '23505']);

const ADVICE: Readonly<Record<string, string>> = {
  '42501':
    'Connect as a role that may create databases (ALTER ROLE ... CREATEDB), or have an administrator create it.',
  '55006':
    'A database is created as a copy of template1: have those who are connected to that one disconnect.',
};
