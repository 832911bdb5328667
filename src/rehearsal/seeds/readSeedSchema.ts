import { DatabaseError } from '../../database/failure.ts';
import { readApart } from '../../database/readApart.ts';
import type { Session } from '../../database/session.ts';
import { SEED_SCHEMA_QUERY } from './seedSchemaQuery.ts';
import type { SeedSchema, SeedTable, SeedType } from './seedTable.ts';

/** PostgreSQL's code for a prepared statement that is not there. */
const NOT_PREPARED = '26000';

/**
 * Reads what rows of some tables must be like, in the transaction that is open. `wanted` are oids;
 * absent: all tables of people. Tables come sorted by name, so that rows are always the same.
 */
export async function readSeedSchema(
  session: Session,
  wanted?: readonly number[],
): Promise<SeedSchema> {
  const oids = wanted ? `'{${wanted.join(',')}}'` : 'NULL';
  try {
    return await read(session, oids);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.server?.sqlstate !== NOT_PREPARED) throw error;
  }
  await readApart(session, SETTINGS, `PREPARE staircase_seeds (oid[]) AS ${SEED_SCHEMA_QUERY}`);
  return await read(session, oids);
}

/** Names must come out with their schema. To plan it for each list of tables takes as long as to run it. */
const SETTINGS = `SET LOCAL search_path = ''; SET LOCAL plan_cache_mode = force_generic_plan`;

async function read(session: Session, oids: string): Promise<SeedSchema> {
  const rows = await readApart(session, SETTINGS, `EXECUTE staircase_seeds(${oids})`);
  const bodies = (kind: string): string[] =>
    rows.filter((it) => it['kind'] === kind).map((it) => String(it['body']));
  const tables = bodies('table').map((it): SeedTable => JSON.parse(it));
  const types = bodies('type').map((it): SeedType => JSON.parse(it));
  return {
    tables: tables.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    types: new Map(types.map((it) => [it.oid, it])),
  };
}
