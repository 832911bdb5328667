import type { TypeName } from '@pgsql/types';
import { typeName } from './typeText.ts';

/** The empty value of a type as SQL, for the rows that are there; undefined where none is natural. */
export function fillingDefault(type: TypeName): string | undefined {
  return type.arrayBounds ? "'{}'" : EMPTY.get(typeName(type));
}

const EMPTY: ReadonlyMap<string, string> = new Map([
  ...['int2', 'int4', 'int8', 'numeric', 'float4', 'float8', 'money'].map(
    (it) => [it, '0'] as const,
  ),
  ...['text', 'varchar', 'bpchar', 'citext', 'bytea'].map((it) => [it, "''"] as const),
  ...['json', 'jsonb'].map((it) => [it, "'{}'"] as const),
  ...['timestamp', 'timestamptz'].map((it) => [it, 'now()'] as const),
  ['bool', 'false'],
  ['date', 'current_date'],
  ['interval', "'0'"],
]);
