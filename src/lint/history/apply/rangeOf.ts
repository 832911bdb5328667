import type { RangeVar } from '@pgsql/types';

/** A dotted name as a relation's: `db.schema.name`, `schema.name` or `name`. */
export function rangeOf(words: readonly string[]): RangeVar {
  const [name, schema] = [words.at(-1), words.at(-2)];
  return { relname: name ?? '', ...(schema !== undefined && { schemaname: schema }) };
}
