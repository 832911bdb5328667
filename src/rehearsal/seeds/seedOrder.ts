import type { ForeignKey, SeedTable } from './seedTable.ts';

/** When a table has its turn, and which of its keys lead to tables that have theirs later. */
export interface Turn {
  readonly table: SeedTable;
  readonly early: readonly ForeignKey[];
}

/**
 * Parents before children. In a circle the table goes first whose keys to later ones may be NULL; if
 * there is none, one of them is filled before its parents are.
 */
export function seedOrder(tables: readonly SeedTable[]): Turn[] {
  const left = new Set(tables);
  const turns: Turn[] = [];
  while (left.size > 0) {
    const waiting = waitingIn(left);
    const table =
      tables.find((it) => left.has(it) && waiting(it).length === 0) ??
      tables.find((it) => left.has(it) && waiting(it).every((key) => mayBeNull(it, key))) ??
      tables.find((it) => left.has(it));
    if (!table) break;
    turns.push({ table, early: waiting(table) });
    left.delete(table);
  }
  return turns;
}

/** A partitioned table is waited for as long as one of its partitions is. */
function waitingIn(left: ReadonlySet<SeedTable>): (table: SeedTable) => ForeignKey[] {
  const oids = new Set([...left].flatMap(({ oid, within }) => [oid, ...within]));
  return ({ oid, within, foreignKeys }) =>
    foreignKeys.filter(
      ({ parent }) => parent !== oid && !within.includes(parent) && oids.has(parent),
    );
}

/** Whether a key's columns may be left empty. */
export function mayBeNull({ columns }: SeedTable, key: ForeignKey): boolean {
  return key.columns.some((name) => columns.some((it) => it.name === name && !it.isNotNull));
}
