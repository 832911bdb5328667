import type { Session } from '../../database/session.ts';
import { keptQuery, readKept } from '../../database/wire/keptQuery.ts';
import { SEED_SCHEMA_QUERY } from './seedSchemaQuery.ts';
import type { SeedSchema, SeedTable, SeedType } from './seedTable.ts';

const SEEDS = keptQuery('seeds', SEED_SCHEMA_QUERY, '(oid[])');

/**
 * Reads what rows of some tables must be like, in the transaction that is open. `wanted` are oids;
 * absent: all tables of people. Tables come sorted by name, so that rows are always the same.
 */
export async function readSeedSchema(
  session: Session,
  wanted?: readonly number[],
): Promise<SeedSchema> {
  const oids = wanted ? `'{${wanted.join(',')}}'` : 'NULL';
  const rows = await readKept(session, SETTINGS, SEEDS, `(${oids})`);
  const bodies = (kind: string): string[] =>
    rows.filter((it) => it['kind'] === kind).map((it) => String(it['body']));
  const tables = bodies('table').map((it): SeedTable => JSON.parse(it));
  const types = bodies('type').map((it): SeedType => JSON.parse(it));
  return {
    tables: tables.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    types: new Map(types.map((it) => [it.oid, it])),
  };
}

/** Names must come out with their schema. To plan it for each list of tables takes as long as to run it. */
const SETTINGS = `SET LOCAL search_path = ''; SET LOCAL plan_cache_mode = force_generic_plan`;
