import { quoteIdentifier } from '../../database/quote.ts';
import type { Check, SeedTable } from './seedTable.ts';

/** What a row of a table must be like for a statement to find it. */
export interface RowSearch {
  /** As the statement names it. */
  readonly table: { readonly schema?: string; readonly name: string };
  /** Each must be true. Columns that are not there yet may be among theirs. */
  readonly conditions: readonly Check[];
}

/** Rows that statements are to find. */
export interface SoughtRows {
  readonly searches: readonly RowSearch[];
  /** They come first, so that rows of other tables refer to them; else last, so that none does. */
  readonly areFirst: boolean;
}

/** Whether a search is for rows of this table. */
export function isFor(
  { table: { schema, name } }: RowSearch,
  { name: full }: Pick<SeedTable, 'name'>,
): boolean {
  const ends = spellings(name).map((it) => `.${it}`);
  if (schema === undefined) return ends.some((end) => full.endsWith(end));
  return spellings(schema).some((start) => ends.some((end) => full === start + end));
}

/** PostgreSQL quotes a name only where it must. */
function spellings(name: string): string[] {
  return [name, quoteIdentifier(name)];
}
