/**
 * A name as an SQL identifier, always in quotes, so that no keyword, capital or quote in it matters.
 * Source: PostgreSQL's manual, section 4.1.1.
 */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A table by schema and name, quoted, which no `search_path` can move. */
export function qualified({ schema, table }: { schema: string; table: string }): string {
  return `${quoteIdentifier(schema)}.${quoteIdentifier(table)}`;
}
