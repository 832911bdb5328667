import { qualified } from '../../database/quote.ts';
import type { Session } from '../../database/session.ts';
import type { LedgerFacts } from '../database/databaseCheck.ts';
import { findTables } from './namedTables.ts';

interface Configured {
  readonly ledgerName: string;
  readonly createSchemas: readonly string[];
}

/** What there is by the ledger's name, or where a run would create it. */
export async function ledgerFacts(
  session: Session,
  { ledgerName: name, createSchemas }: Configured,
): Promise<LedgerFacts> {
  const tables = await findTables(session, name);
  const chosen = tables.find((table) => table.isChosen);
  const isLedger = tables.filter((it) => !it.isChosen && it.missing === undefined);
  const others = isLedger.map((it) => it.name);
  if (!chosen) return { name, others, ...(await placeOf(session, name, createSchemas)) };
  const location = { schema: chosen.schema, table: chosen.table };
  if (chosen.missing !== undefined) return { name, others, location, lacks: chosen.missing };
  return {
    name,
    others,
    location,
    ...(chosen.isReadable && { rows: await countRows(session, location) }),
  };
}

async function countRows(session: Session, location: Required<LedgerFacts>['location']) {
  const [row] = await session.query(
    `SELECT count(*) AS count, count(*) FILTER (WHERE NOT success) AS failed FROM ${qualified(location)}`,
  );
  return { count: Number(row?.['count']), failed: Number(row?.['failed']) };
}

/** The schema that the name says, else the first of `search_path` that is there. */
async function placeOf(
  session: Session,
  name: string,
  createSchemas: readonly string[],
): Promise<Pick<LedgerFacts, 'createdIn'>> {
  const [row] = await session.query(
    `SELECT schema, EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = schema) AS there,
            EXISTS (SELECT FROM unnest($2::text[]) AS made WHERE (parse_ident(made))[1] = schema) AS made
     FROM (SELECT CASE array_length(parse_ident($1), 1)
                    WHEN 1 THEN current_schema()::text ELSE (parse_ident($1))[1]
                  END) AS place (schema)`,
    [name, createSchemas],
  );
  if (typeof row?.['schema'] !== 'string') return {};
  if (row['there'] !== true && row['made'] !== true) return {};
  return { createdIn: { schema: row['schema'], isThere: row['there'] === true } };
}
