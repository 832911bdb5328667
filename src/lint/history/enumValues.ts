import type { AlterEnumStmt } from '@pgsql/types';

/** The values of an enum as its changes, since a list of each of 10,000 states would be quadratic. */
export interface EnumValues {
  readonly first: readonly string[];
  readonly changes: Changes | undefined;
}

interface Changes {
  readonly before: Changes | undefined;
  readonly last: AlterEnumStmt;
}

export function withChange({ first, changes }: EnumValues, last: AlterEnumStmt): EnumValues {
  return { first, changes: { before: changes, last } };
}

/** The values in order, after ADD VALUE and RENAME VALUE. */
export function valuesOf({ first, changes }: EnumValues): readonly string[] {
  const steps: AlterEnumStmt[] = [];
  for (let it = changes; it; it = it.before) steps.push(it.last);
  const values = [...first];
  for (const step of steps.reverse()) change(values, step);
  return values;
}

function change(
  values: string[],
  { oldVal, newVal = '', newValNeighbor, newValIsAfter }: AlterEnumStmt,
): void {
  if (oldVal !== undefined) {
    const at = values.indexOf(oldVal);
    if (at >= 0) values[at] = newVal;
    return;
  }
  if (values.includes(newVal)) return;
  const neighbor = newValNeighbor === undefined ? -1 : values.indexOf(newValNeighbor);
  if (neighbor < 0) values.push(newVal);
  else values.splice(neighbor + (newValIsAfter ? 1 : 0), 0, newVal);
}
