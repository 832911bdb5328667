import type { Session } from '../../../src/database/session.ts';

/**
 * Everything a migration can leave behind, one line each and sorted: relations, columns, indexes
 * and whether they are valid, constraints, types, functions, schemas, and the rows of every table.
 * `except` names tables that do not count, such as the ledger.
 */
export async function fingerprint(
  session: Session,
  except: readonly string[] = [],
): Promise<string[]> {
  const rows = await session.query(FINGERPRINT, [except]);
  return rows.map((row) => String(row['line']));
}

/** Not `pg_toast`, nor what a session has for itself. */
const OURS = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

const RELATIONS = `
  SELECT c.oid, c.relname, c.relkind, c.relowner, c.relacl, n.nspname || '.' || c.relname AS name
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE ${OURS} AND c.relname <> ALL ($1)
    AND NOT EXISTS (SELECT FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
                    WHERE i.indexrelid = c.oid AND t.relname = ANY ($1))`;

const FINGERPRINT = `
  WITH r AS (${RELATIONS})
  SELECT line FROM (
    SELECT format('%s %s owner %s %s', relkind, name, relowner::regrole, relacl) AS line FROM r
    UNION ALL
    SELECT format('column %s.%s %s %s %s', r.name, attname, format_type(atttypid, atttypmod),
                  attnotnull, pg_get_expr(adbin, adrelid))
    FROM r JOIN pg_attribute ON attrelid = r.oid AND attnum > 0 AND NOT attisdropped
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    UNION ALL
    SELECT format('index %s valid %s', pg_get_indexdef(indexrelid), indisvalid)
    FROM r JOIN pg_index ON indexrelid = r.oid
    UNION ALL
    SELECT format('constraint %s %s %s', r.name, conname, pg_get_constraintdef(c.oid))
    FROM r JOIN pg_constraint c ON conrelid = r.oid
    UNION ALL
    SELECT format('type %s.%s %s', nspname, typname,
                  (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid))
    FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE ${OURS} AND typtype = 'e'
    UNION ALL
    SELECT format('function %s', p.oid::regprocedure)
    FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE ${OURS}
    UNION ALL
    SELECT format('schema %s %s', nspname, nspacl) FROM pg_namespace n WHERE ${OURS}
    UNION ALL
    SELECT format('rows of %s %s', name, query_to_xml(format('SELECT * FROM %s AS t ORDER BY t::text', oid::regclass), true, true, ''))
    FROM r WHERE relkind = 'r'
  ) AS lines ORDER BY line`;
