import { inAnyOrder, isOwn } from './kindQuery.ts';

/**
 * What several kinds are made of, each read once. The names of relations come from `relations` and
 * `columns`: to write a name anew for each row that has it took a quarter of the time.
 */
export function commonExpressions(): string {
  return `WITH ours AS MATERIALIZED (
  SELECT oid, nspname FROM pg_catalog.pg_namespace
  WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
), members AS MATERIALIZED (
  SELECT classid, objid FROM pg_catalog.pg_depend
  WHERE deptype = 'e' AND refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
), relations AS MATERIALIZED (
  SELECT c.*, c.oid::pg_catalog.regclass::text AS name
  FROM pg_catalog.pg_class c JOIN ours ON ours.oid = c.relnamespace
  WHERE ${isOwn('pg_class', 'c.oid')}
), columns AS MATERIALIZED (
${COLUMNS}
)`;
}

const COLUMNS = `  SELECT a.attrelid, a.attnum, c.relkind, c.name AS parent, it.name,
    concat(c.name, '.', it.name) AS identity,
    concat(pg_catalog.format_type(a.atttypid, a.atttypmod), ' not null=', a.attnotnull,
      ' default=', pg_catalog.pg_get_expr(d.adbin, d.adrelid),
      ' identity=', a.attidentity, ' generated=', a.attgenerated,
      ' collation=', CASE WHEN a.attcollation <> t.typcollation
        THEN a.attcollation::pg_catalog.regcollation END,
      ' storage=', CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END,
      ' compression=', a.attcompression, ' statistics=', a.attstattarget,
      ' options=', ${inAnyOrder('a.attoptions')}, ' fdw=', ${inAnyOrder('a.attfdwoptions')}, ' acl=', CASE WHEN a.attacl IS NOT NULL THEN (
        SELECT string_agg(it::text, ',' ORDER BY it::text) FROM unnest(a.attacl) AS it) END
    ) AS definition
  FROM relations c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
  JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  CROSS JOIN LATERAL (SELECT pg_catalog.quote_ident(a.attname)) AS it (name)
  WHERE a.attrelid >= 16384 AND a.attnum > 0 AND NOT a.attisdropped
    AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c')`;
