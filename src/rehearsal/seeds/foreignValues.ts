import { quoteIdentifier } from '../../database/quote.ts';
import type { Session } from '../../database/session.ts';
import { sampleValue } from './sampleValue.ts';
import { mayBeNull, type Turn } from './seedOrder.ts';
import { isWideRow, type SeedStyle } from './seedStyle.ts';
import type { ForeignKey, SeedRow, SeedSchema, SeedTable } from './seedTable.ts';

/**
 * What the columns of a table's foreign keys may hold, row by row; or why there is nothing, as a
 * sentence. The keys of parents that have their turn later are foretold, or left empty.
 */
export async function foreignValues(
  session: Session,
  schema: SeedSchema,
  { table, early }: Turn,
  wanted: Wanted,
): Promise<readonly SeedRow[] | string> {
  const { count } = wanted;
  let rows: SeedRow[] = Array.from({ length: count }, () => ({}));
  for (const key of table.foreignKeys) {
    if (key.parent === table.oid || table.within.includes(key.parent)) continue;
    const parents = early.includes(key)
      ? foretold(schema, table, key, wanted)
      : await rowsOf(session, key, count);
    if (parents.length === 0 && !mayBeNull(table, key))
      return `It needs a row of ${key.parentName}, which has none.`;
    rows = rows.map((row, nth) => ({
      ...row,
      ...valuesOf(table, key, parents[nth % parents.length], row),
    }));
  }
  return rows;
}

/** How many rows, and of which kind. */
interface Wanted {
  readonly count: number;
  readonly style: SeedStyle;
}

function valuesOf(
  table: SeedTable,
  key: ForeignKey,
  parent: SeedRow | undefined,
  known: SeedRow,
): SeedRow {
  const entries = key.columns.map((name, index) => {
    const mayBe = table.columns.some((it) => it.name === name && !it.isNotNull);
    if (parent) return [name, parent[key.parentColumns[index] ?? ''] ?? null] as const;
    return mayBe || name in known
      ? ([name, mayBe ? null : (known[name] ?? null)] as const)
      : undefined;
  });
  return Object.fromEntries(entries.filter((it) => it !== undefined));
}

function foretold(
  { tables, types }: SeedSchema,
  table: SeedTable,
  key: ForeignKey,
  { count, style }: Wanted,
): SeedRow[] {
  const parent = tables.find(({ oid }) => oid === key.parent);
  if (!parent || mayBeNull(table, key)) return [];
  return Array.from({ length: count }, (_, nth) =>
    Object.fromEntries(
      parent.columns
        .filter(({ name }) => key.parentColumns.includes(name))
        .map(({ name, typeOid, modifier }) => {
          const wanted = { typeOid, modifier, column: name, nth, isWide: isWideRow(nth, style) };
          return [name, sampleValue(types, wanted) ?? null];
        }),
    ),
  );
}

async function rowsOf(session: Session, key: ForeignKey, count: number): Promise<SeedRow[]> {
  const names = key.parentColumns.map(quoteIdentifier);
  const rows = await session.query(
    `SELECT ${names.map((it) => `${it}::text AS ${it}`)} FROM ${key.parentName}
     WHERE ${names.map((it) => `${it} IS NOT NULL`).join(' AND ')} LIMIT ${count}`,
  );
  return rows as SeedRow[];
}
