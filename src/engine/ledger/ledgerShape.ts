/**
 * What a ledger has, with the types as a person and as the catalog writes them (sqlx.md, section 3).
 * Not by `format_type`, whose words change with `quote_all_identifiers` and `search_path`.
 */
const COLUMNS = [
  ['version', 'bigint', 'int8'],
  ['description', 'text', 'text'],
  ['installed_on', 'timestamp with time zone', 'timestamptz'],
  ['success', 'boolean', 'bool'],
  ['checksum', 'bytea', 'bytea'],
  ['execution_time', 'bigint', 'int8'],
];

/**
 * A scalar subquery over the `pg_class` row `c`: the ledger's columns that the table has not, such
 * as "checksum bytea, success boolean"; null when it has sqlx's shape. Further columns are fine.
 */
export function missingColumns(): string {
  const wanted = COLUMNS.map(
    ([name, type, known], at) => `(${at}, '${name}', '${type}', 'pg_catalog.${known}'::regtype)`,
  );
  return `(
    SELECT string_agg(wanted.name || ' ' || wanted.type, ', ' ORDER BY wanted.at)
    FROM (VALUES ${wanted.join(', ')}) AS wanted (at, name, type, known)
    WHERE NOT EXISTS (
      SELECT FROM pg_catalog.pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        AND a.attname = wanted.name
        AND a.atttypid = wanted.known
    )
  )`;
}
