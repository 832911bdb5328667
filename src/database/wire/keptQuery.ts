import { createHash } from 'node:crypto';
import { DatabaseError } from '../failure.ts';
import { readApart } from '../readApart.ts';
import type { Row, Session } from '../session.ts';
import { KEPT_PREFIX } from './freshSession.ts';

/** A query that stays prepared in a session, as planning it takes as long as running it. */
export interface KeptQuery {
  /** Another for another text: the built-in server keeps it for the next session, of any version of ours. */
  readonly name: string;
  /** As behind the name in PREPARE: `(oid[])`, or nothing. */
  readonly types: string;
  readonly sql: string;
}

/** @param about a word for it. */
export function keptQuery(about: string, sql: string, types = ''): KeptQuery {
  const hash = createHash('sha256').update(types).update(sql).digest('hex').slice(0, 8);
  return { name: `${KEPT_PREFIX}${about}_${hash}`, types, sql };
}

/** As SQL, in the form in which it is prepared. */
export function preparation({ name, types, sql }: KeptQuery): string {
  return `PREPARE ${name} ${types} AS ${sql}`;
}

/**
 * The rows of a query, read as `readApart` does. It is prepared where it is not, or not any more: a
 * script may say DISCARD ALL or DEALLOCATE.
 * @param values as SQL, in brackets; nothing for a query without parameters.
 */
export async function readKept(
  session: Session,
  settings: string,
  query: KeptQuery,
  values = '',
): Promise<readonly Row[]> {
  const execution = `EXECUTE ${query.name}${values}`;
  try {
    return await readApart(session, settings, execution);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.server?.sqlstate !== NOT_PREPARED) throw error;
  }
  // With another search_path than it is executed with, it would be analysed a second time.
  await readApart(session, settings, preparation(query));
  return await readApart(session, settings, execution);
}

/** invalid_sql_statement_name: PostgreSQL's code for a prepared statement that is not there. */
const NOT_PREPARED = '26000';
