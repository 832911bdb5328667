import { DatabaseError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import { riddlesOf } from './riddles.ts';
import type { RowSearch } from './rowSearch.ts';
import type { Check, SeedRow, SeedSchema, SeedTable } from './seedTable.ts';
import { type Riddle, solve } from './solve.ts';

/**
 * For each search the values with which a row of the table is found by it, and still satisfies the
 * table's own conditions. None where no such values are known.
 * @param foreign what the columns of its foreign keys may hold.
 */
export async function foundRows(
  session: Session,
  { schema, table, foreign }: Found,
  searches: readonly RowSearch[],
): Promise<SeedRow[]> {
  const rows: SeedRow[] = [];
  for (const { conditions } of searches) {
    const own = conditions.filter((it) => isKnown(it, table));
    const checked = { ...table, checks: [...table.checks, ...own] };
    const riddles = riddlesOf(schema, checked, foreign).filter((it) => isOf(it, own));
    const solved: SeedRow[] = [];
    for (const riddle of riddles) {
      const found = await solve(session, riddle, 1);
      if (!(found instanceof DatabaseError)) solved.push(...found);
    }
    if (riddles.length > 0 && solved.length === riddles.length) {
      rows.push(Object.assign({}, ...solved));
    }
  }
  return rows;
}

/** Where the rows are to go. */
interface Found {
  readonly schema: SeedSchema;
  readonly table: SeedTable;
  readonly foreign: readonly SeedRow[];
}

/** A column that is new to the migration has no values before it. */
function isKnown({ columns }: Check, table: SeedTable): boolean {
  return columns.every((name) => table.columns.some((it) => it.name === name && !it.isGenerated));
}

function isOf({ conditions }: Riddle, own: readonly Check[]): boolean {
  return own.some(({ expression }) => conditions.includes(expression));
}
