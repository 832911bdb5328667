/**
 * One row for each table and type: `kind`, `body` (JSON, as text). `$1`: the oids of the tables, or
 * NULL for all; what their foreign keys lead to and their partitions come with them. `search_path`
 * must be empty. Tables of extensions and the system's are left out.
 */
export const SEED_SCHEMA_QUERY = `WITH RECURSIVE wanted (oid) AS (
  SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    AND ($1 IS NULL OR c.oid = ANY ($1))
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
      WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
  UNION
  SELECT more.oid FROM wanted w CROSS JOIN LATERAL (
    SELECT k.confrelid FROM pg_catalog.pg_constraint k WHERE k.conrelid = w.oid AND k.contype = 'f'
    UNION ALL
    SELECT i.inhrelid FROM pg_catalog.pg_inherits i WHERE i.inhparent = w.oid) AS more (oid)
), types (oid) AS (
  SELECT a.atttypid FROM wanted w CROSS JOIN LATERAL (
    SELECT atttypid FROM pg_catalog.pg_attribute
    WHERE attrelid = w.oid AND attnum > 0 AND NOT attisdropped OFFSET 0) AS a
  UNION
  SELECT more.oid FROM types t CROSS JOIN LATERAL (
    SELECT * FROM pg_catalog.pg_type WHERE oid = t.oid OFFSET 0) AS y CROSS JOIN LATERAL (
    SELECT y.typbasetype WHERE y.typbasetype <> 0
    UNION ALL SELECT y.typelem WHERE y.typcategory = 'A' AND y.typelem <> 0
    UNION ALL SELECT r.rngsubtype FROM pg_catalog.pg_range r
      WHERE y.typtype IN ('r', 'm') AND y.oid IN (r.rngtypid, r.rngmultitypid)
    UNION ALL SELECT a.atttypid FROM pg_catalog.pg_attribute a
      WHERE y.typtype = 'c' AND a.attrelid = y.typrelid AND a.attnum > 0 AND NOT a.attisdropped
  ) AS more (oid)
)
SELECT 'table' AS kind, pg_catalog.json_build_object(
  'oid', c.oid::bigint,
  'name', c.oid::pg_catalog.regclass::text,
  'isParent', c.relkind = 'p',
  'within', (SELECT coalesce(pg_catalog.json_agg(relid::oid::bigint), '[]')
    FROM pg_catalog.pg_partition_ancestors(c.oid)),
  'columns', (SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
      'name', a.attname,
      'type', pg_catalog.format_type(a.atttypid, a.atttypmod),
      'typeOid', a.atttypid::bigint,
      'modifier', a.atttypmod,
      'isNotNull', a.attnotnull,
      'isGenerated', a.attgenerated <> '',
      'hasDefault', a.atthasdef OR a.attidentity <> '') ORDER BY a.attnum), '[]')
    FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
  'checks', (SELECT coalesce(pg_catalog.json_agg(it), '[]') FROM (
      SELECT pg_catalog.pg_get_expr(k.conbin, k.conrelid) AS expression, (
        SELECT coalesce(pg_catalog.json_agg(a.attname), '[]') FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)) AS columns
      FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c'
      UNION ALL
      SELECT pg_catalog.pg_get_partition_constraintdef(c.oid), (
        SELECT coalesce(pg_catalog.json_agg(a.attname), '[]') FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = c.oid AND a.attname IN (
          SELECT b.attname FROM pg_catalog.pg_partition_ancestors(c.oid) AS above
          JOIN pg_catalog.pg_partitioned_table p ON p.partrelid = above.relid
          JOIN pg_catalog.pg_attribute b ON b.attrelid = p.partrelid AND b.attnum = ANY (p.partattrs::int2[])))
      WHERE c.relispartition AND pg_catalog.pg_get_partition_constraintdef(c.oid) IS NOT NULL) AS it),
  'foreignKeys', (SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
      'columns', (SELECT pg_catalog.json_agg(a.attname ORDER BY n) FROM unnest(k.conkey) WITH ORDINALITY u (num, n)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.num),
      'parent', k.confrelid::bigint,
      'parentName', k.confrelid::pg_catalog.regclass::text,
      'parentColumns', (SELECT pg_catalog.json_agg(a.attname ORDER BY n) FROM unnest(k.confkey) WITH ORDINALITY u (num, n)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.num))
      ORDER BY k.conname), '[]')
    FROM pg_catalog.pg_constraint k
    WHERE k.conrelid = c.oid AND k.contype = 'f' AND NOT EXISTS (
      SELECT FROM pg_catalog.pg_constraint whole
      WHERE whole.oid = k.conparentid AND whole.conrelid = k.conrelid)),
  'key', (SELECT coalesce(pg_catalog.json_agg(a.attname ORDER BY n), '[]') FROM pg_catalog.pg_constraint k
    CROSS JOIN unnest(k.conkey) WITH ORDINALITY u (num, n)
    JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.num
    WHERE k.conrelid = c.oid AND k.contype = 'p')
)::text AS body
FROM pg_catalog.pg_class c WHERE c.oid IN (SELECT oid FROM wanted) AND c.relkind IN ('r', 'p')
UNION ALL
SELECT 'type', pg_catalog.json_build_object(
  'oid', y.oid::bigint,
  'name', y.typname,
  'kind', y.typtype,
  'inner', CASE WHEN y.typtype = 'd' THEN y.typbasetype WHEN y.typcategory = 'A' THEN y.typelem
    ELSE (SELECT r.rngsubtype FROM pg_catalog.pg_range r WHERE y.oid IN (r.rngtypid, r.rngmultitypid)) END::bigint,
  'innerModifier', y.typtypmod,
  'isArray', y.typcategory = 'A' AND y.typtype = 'b',
  'isNotNull', y.typnotnull,
  'labels', (SELECT coalesce(pg_catalog.json_agg(e.enumlabel ORDER BY e.enumsortorder), '[]')
    FROM pg_catalog.pg_enum e WHERE e.enumtypid = y.oid),
  'attributes', (SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
      'typeOid', a.atttypid::bigint, 'modifier', a.atttypmod) ORDER BY a.attnum), '[]')
    FROM pg_catalog.pg_attribute a
    WHERE y.typtype = 'c' AND a.attrelid = y.typrelid AND a.attnum > 0 AND NOT a.attisdropped),
  'checks', (SELECT coalesce(pg_catalog.json_agg(pg_catalog.pg_get_constraintdef(k.oid)), '[]')
    FROM pg_catalog.pg_constraint k WHERE k.contypid = y.oid AND k.contype = 'c')
)::text
FROM pg_catalog.pg_type y WHERE y.oid IN (SELECT oid FROM types)`;
