import { DatabaseError } from '../../database/failure.ts';
import { quoteIdentifier } from '../../database/quote.ts';
import type { Session } from '../../database/session.ts';
import { attemptSql } from './attempt.ts';
import type { SeedColumn, SeedRow, SeedValue } from './seedTable.ts';

/** Columns that have conditions in common, with what may be tried for each. */
export interface Riddle {
  readonly columns: readonly {
    readonly column: SeedColumn;
    readonly candidates: readonly SeedValue[];
  }[];
  /** SQL over the columns. */
  readonly conditions: readonly string[];
}

/** Combinations that are tried at most; PGlite takes some milliseconds for them. */
const MOST = 20_000;

/**
 * Values that satisfy conditions, as PostgreSQL itself finds them among the candidates: the first
 * ones as different from one another as can be. None when there are none; what the server says where it
 * cannot evaluate the conditions.
 */
export async function solve(
  session: Session,
  riddle: Riddle,
  count: number,
): Promise<SeedRow[] | DatabaseError> {
  const rows = await attemptSql(session, queryOf(riddle));
  if (rows instanceof DatabaseError) return rows;
  return varied(rows as readonly SeedRow[], count);
}

function queryOf({ columns, conditions }: Riddle): string {
  const room = Math.max(2, Math.floor(MOST ** (1 / columns.length)));
  const names = columns.map(({ column }) => quoteIdentifier(column.name));
  const pools = columns.map(({ column, candidates }, index) => {
    // A text that is none of the type must never reach the cast, whatever the planner likes.
    const cast = `CASE WHEN pg_catalog.pg_input_is_valid(staircase_t, ${literal(column.type)}) THEN staircase_t::${column.type} END`;
    return `(SELECT ${cast} AS ${names[index]}, staircase_n FROM unnest(ARRAY[${candidates.map(literal)}]::text[])
      WITH ORDINALITY AS it (staircase_t, staircase_n) WHERE ${column.isNotNull ? '' : 'staircase_t IS NULL OR '}pg_catalog.pg_input_is_valid(staircase_t, ${literal(column.type)})
      ORDER BY staircase_n LIMIT ${room}) AS p${index}`;
  });
  const order = columns.map((_, index) => `p${index}.staircase_n`);
  return `SELECT ${names.map((it) => `${it}::text AS ${it}`)} FROM ${pools.join(' CROSS JOIN ')}
    WHERE ${conditions.map((it) => `(${it}) IS NOT FALSE`).join(' AND ')}
    ORDER BY ${order.join(' + ')}, ${order} LIMIT 400`;
}

function literal(value: SeedValue): string {
  if (value === null) return 'NULL';
  return `'${value.replaceAll("'", "''")}'`;
}

/** Row by row the one that repeats the least of those before it. */
function varied(rows: readonly SeedRow[], count: number): SeedRow[] {
  const [left, taken, seen] = [new Set(rows), [] as SeedRow[], new Set<string>()];
  const repeats = (row: SeedRow): number =>
    Object.entries(row).filter(([name, value]) => value === null || seen.has(`${name} ${value}`))
      .length;
  while (left.size > 0 && taken.length < count) {
    let best: SeedRow | undefined;
    for (const row of left) if (!best || repeats(row) < repeats(best)) best = row;
    if (!best) break;
    left.delete(best);
    taken.push(best);
    for (const [name, value] of Object.entries(best)) seen.add(`${name} ${value}`);
  }
  return taken;
}
