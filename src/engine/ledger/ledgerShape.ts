/** What a ledger has, with `format_type`'s names for the types (sqlx.md, section 3). */
const COLUMNS = [
  ['version', 'bigint'],
  ['description', 'text'],
  ['installed_on', 'timestamp with time zone'],
  ['success', 'boolean'],
  ['checksum', 'bytea'],
  ['execution_time', 'bigint'],
];

/**
 * A scalar subquery over the `pg_class` row `c`: the ledger's columns that the table has not, such
 * as "checksum bytea, success boolean"; null when it has sqlx's shape. Further columns are fine.
 */
export function missingColumns(): string {
  const wanted = COLUMNS.map(([name, type], at) => `(${at}, '${name}', '${type}')`).join(', ');
  return `(
    SELECT string_agg(wanted.name || ' ' || wanted.type, ', ' ORDER BY wanted.at)
    FROM (VALUES ${wanted}) AS wanted (at, name, type)
    WHERE NOT EXISTS (
      SELECT FROM pg_catalog.pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        AND a.attname = wanted.name
        AND pg_catalog.format_type(a.atttypid, NULL) = wanted.type
    )
  )`;
}
