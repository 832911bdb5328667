import { DatabaseError } from '../database/failure.ts';
import { readApart } from '../database/readApart.ts';
import type { Session } from '../database/session.ts';
import type { Catalogue, CatalogueRow } from './catalogue.ts';
import { catalogueQuery } from './catalogueQuery.ts';

/** PostgreSQL's code for a prepared statement that is not there. */
const NOT_PREPARED = '26000';

const STATEMENT = 'staircase_catalogue';

/**
 * Reads the catalogue, in the transaction that is open if there is one, and leaves the session as it
 * was. The query is prepared once: planning it costs as much as running it (11 ms on PGlite for 800
 * objects). A script that has said DISCARD ALL or DEALLOCATE takes it away, and it is prepared anew.
 */
export async function readCatalogue(session: Session): Promise<Catalogue> {
  try {
    return await read(session);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.server?.sqlstate !== NOT_PREPARED) throw error;
  }
  // With another search_path than it is executed with, it would be analysed a second time.
  await readApart(session, SETTINGS, `PREPARE ${STATEMENT} AS ${catalogueQuery()}`);
  return await read(session);
}

/** Leaves nothing behind in a session that, behind a pooler, is someone else's next. */
export async function forgetCatalogueQuery(session: Session): Promise<void> {
  await session.script(`DEALLOCATE ${STATEMENT}`);
}

/**
 * Names must come out with their schema, and constants in the same form, whatever the scripts or the
 * server have set. The planner takes what is read once for a single row, and would go through all of
 * it for each row of another: 10 ms become 60 for 800 objects.
 */
const SETTINGS = [
  `SET LOCAL search_path = ''`,
  `SET LOCAL TimeZone = 'UTC'`,
  `SET LOCAL DateStyle = 'ISO'`,
  `SET LOCAL IntervalStyle = 'postgres'`,
  `SET LOCAL quote_all_identifiers = off`,
  `SET LOCAL enable_nestloop = off`,
  `SET LOCAL enable_mergejoin = off`,
].join('; ');

async function read(session: Session): Promise<Catalogue> {
  const rows = await readApart(session, SETTINGS, `EXECUTE ${STATEMENT}`);
  return { rows: rows.map(rowOf) };
}

function rowOf(row: Readonly<Record<string, unknown>>): CatalogueRow {
  const parent = row['parent'];
  return {
    kind: String(row['kind']),
    identity: String(row['identity']),
    ...(typeof parent === 'string' && { parent }),
    definition: String(row['definition'] ?? ''),
  };
}
