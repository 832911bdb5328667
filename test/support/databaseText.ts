import pg from 'pg';

/**
 * Ledgers and schema of a database as comparable text: every row with its checksum, but neither
 * `installed_on` nor a measured `execution_time`; every relation with columns, defaults, constraints
 * and indexes.
 */
export async function databaseText(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=' });
  await client.connect();
  try {
    const ledgers = await textsOf(client, LEDGERS);
    const rows = await Promise.all(
      ledgers.map(async (it) => [it, ...(await ledgerRows(client, it))]),
    );
    return [...rows.flat(), ...(await textsOf(client, OBJECTS))].map((it) => `${it}\n`).join('');
  } finally {
    await client.end();
  }
}

async function textsOf(client: pg.Client, query: string): Promise<string[]> {
  const { rows } = await client.query<{ text: string }>(query);
  return rows.map(({ text }) => text);
}

function ledgerRows(client: pg.Client, ledger: string): Promise<string[]> {
  return textsOf(
    client,
    `SELECT concat_ws(' ', ' ', version, quote_nullable(description),
         CASE WHEN success THEN 'success' ELSE 'failed' END,
         encode(checksum, 'hex'), CASE execution_time WHEN -1 THEN '-1' ELSE '…' END) AS text
       FROM ${ledger} ORDER BY version`,
  );
}

/** Whatever its name and schema, a ledger is told by its columns. */
const IS_LEDGER = `(SELECT array_agg(attname ORDER BY attnum) FROM pg_catalog.pg_attribute
  WHERE attrelid = c.oid AND attnum > 0) =
  '{version,description,installed_on,success,checksum,execution_time}'::name[]`;

const LEDGERS = `SELECT c.oid::regclass::text AS text FROM pg_catalog.pg_class c
  WHERE c.relkind = 'r' AND ${IS_LEDGER} ORDER BY 1`;

const NAMESPACES = `pg_catalog.pg_namespace n
  WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'`;

const OBJECTS = `
  WITH space AS (SELECT oid, nspname FROM ${NAMESPACES}),
    relation AS (SELECT c.*, c.oid::regclass::text AS name FROM pg_catalog.pg_class c
      WHERE relnamespace IN (SELECT oid FROM space) AND NOT coalesce(${IS_LEDGER}, false))
  SELECT 'schema ' || nspname AS text FROM space WHERE nspname <> 'public'
  UNION ALL
  SELECT concat(CASE relkind WHEN 'v' THEN 'view ' WHEN 'S' THEN 'sequence ' ELSE 'table ' END, name,
      CASE WHEN relkind <> 'S' THEN (SELECT concat(' (', string_agg(concat_ws(' ', attname,
          format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN 'not null' END,
          'default ' || pg_get_expr(adbin, adrelid)), ', ' ORDER BY attnum), ')')
        FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
        WHERE attrelid = relation.oid AND attnum > 0 AND NOT attisdropped) END)
    FROM relation WHERE relkind IN ('r', 'v', 'm', 'p', 'S')
  UNION ALL
  SELECT concat(pg_get_indexdef(indexrelid), CASE WHEN NOT indisvalid THEN ' INVALID' END)
    FROM pg_index JOIN relation ON relation.oid = indrelid
  UNION ALL
  SELECT concat_ws(' ', 'constraint', name, conname, pg_get_constraintdef(pg_constraint.oid))
    FROM pg_constraint JOIN relation ON relation.oid = conrelid WHERE contype <> 'n'
  UNION ALL
  SELECT 'function ' || oid::regprocedure FROM pg_proc WHERE pronamespace IN (SELECT oid FROM space)
  UNION ALL
  SELECT 'enum ' || enumtypid::regtype || ' (' || string_agg(enumlabel, ', ' ORDER BY enumsortorder)
    || ')' FROM pg_enum GROUP BY enumtypid
  ORDER BY 1`;
