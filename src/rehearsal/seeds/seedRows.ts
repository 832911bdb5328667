import { DatabaseError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import { foreignValues } from './foreignValues.ts';
import { foundRows } from './foundRows.ts';
import { riddlesOf } from './riddles.ts';
import { isFor, type SoughtRows } from './rowSearch.ts';
import { sampleValue } from './sampleValue.ts';
import type { Turn } from './seedOrder.ts';
import { isWideRow, type SeedStyle } from './seedStyle.ts';
import type { SeedRow, SeedSchema, SeedTable, SeedValue } from './seedTable.ts';
import { solve } from './solve.ts';

/** How many rows a table gets, where no enum asks for more. */
const ROWS = 3;

/** As many values of an enum are used. */
const MOST_ROWS = 8;

/** More than these rows for statements to find are not made. */
const MOST_SOUGHT = 5;

/** Which rows: of what kind, and for whom. */
interface Wanted {
  readonly style: SeedStyle;
  readonly sought?: SoughtRows;
}

/** Rows for a table, or the reason why there are none, as a sentence. */
export async function seedRows(
  session: Session,
  schema: SeedSchema,
  turn: Turn,
  { style, sought }: Wanted,
): Promise<readonly SeedRow[] | string> {
  const { table } = turn;
  const count = rowCount(schema, table) + Math.min(sought?.searches.length ?? 0, MOST_SOUGHT);
  const foreign = await foreignValues(session, schema, turn, { count, style });
  if (typeof foreign === 'string') return foreign;
  const solved: SeedRow[][] = [];
  for (const riddle of riddlesOf(schema, table, foreign)) {
    const rows = await solve(session, riddle, count);
    if (rows instanceof DatabaseError)
      return `Its conditions cannot be evaluated: ${rows.server?.message ?? rows.message}.`;
    if (rows.length === 0)
      return `No values are known that satisfy ${riddle.conditions.join(' AND ')}.`;
    solved.push(rows);
  }
  const own = sought?.searches.filter((it) => isFor(it, table)).slice(0, MOST_SOUGHT) ?? [];
  const found = await foundRows(session, { schema, table, foreign }, own);
  const start = sought?.areFirst ? 0 : count - found.length;
  const rows = Array.from({ length: count }, (_, nth) => ({
    ...sampleRow(schema, table, nth, style),
    ...sparse(table, foreign[nth % foreign.length] ?? {}, nth, style),
    ...Object.assign({}, ...solved.map((it) => it[nth % it.length])),
    ...found[nth - start],
  }));
  return (
    unknownIn(table, rows[0] ?? {}) ?? rows.map((row, nth) => withOwnKey(table, rows, row, nth))
  );
}

function rowCount({ types }: SeedSchema, { columns }: SeedTable): number {
  const labels = columns.map(({ typeOid }) => types.get(typeOid)?.labels.length ?? 0);
  return Math.min(Math.max(ROWS, ...labels), MOST_ROWS);
}

function sampleRow(
  { types }: SeedSchema,
  table: SeedTable,
  nth: number,
  style: SeedStyle,
): SeedRow {
  const row: Record<string, SeedValue> = {};
  for (const { name, isGenerated, ...type } of table.columns) {
    const isWide = isWideRow(nth, style);
    const value = isGenerated
      ? undefined
      : sampleValue(types, { ...type, column: name, nth, isWide });
    if (value !== undefined) row[name] = value;
  }
  return sparse(table, row, nth, style);
}

function sparse(table: SeedTable, row: SeedRow, nth: number, style: SeedStyle): SeedRow {
  if (nth !== 2 || style === 'tame') return row;
  const kept = new Set(keptColumns(table));
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, kept.has(name) ? value : null]),
  );
}

/** Those that are never NULL, and what a foreign key has beside them. */
function keptColumns({ columns, foreignKeys }: SeedTable): string[] {
  const kept = columns.filter((it) => it.isNotNull).map(({ name }) => name);
  const beside = foreignKeys.filter((key) => key.columns.some((name) => kept.includes(name)));
  return [...kept, ...beside.flatMap((key) => key.columns)];
}

function unknownIn({ columns }: SeedTable, row: SeedRow): string | undefined {
  const missing = columns.find(
    (it) => it.isNotNull && !it.hasDefault && !it.isGenerated && !(it.name in row),
  );
  return missing && `No value of type ${missing.type} is known for column ${missing.name}.`;
}

/** A row that refers to its own table refers to the row before it, or to itself where it must. */
function withOwnKey(
  table: SeedTable,
  rows: readonly SeedRow[],
  row: SeedRow,
  nth: number,
): SeedRow {
  const own: Record<string, SeedValue> = {};
  for (const { parent, columns, parentColumns } of table.foreignKeys) {
    if (parent !== table.oid && !table.within.includes(parent)) continue;
    const mustBe = columns.every((name) =>
      table.columns.some((it) => it.name === name && it.isNotNull),
    );
    const other = mustBe ? row : rows[nth - 1];
    for (const [index, name] of columns.entries()) {
      const isKept =
        columns.length > 1 && table.columns.some((it) => it.name === name && it.isNotNull);
      if (!isKept || mustBe) own[name] = other?.[parentColumns[index] ?? ''] ?? null;
    }
  }
  return { ...row, ...own };
}
