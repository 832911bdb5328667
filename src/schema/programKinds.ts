import { isOwn, type KindQuery, named, ownerAndAcl } from './kindQuery.ts';

/** Functions, types and collations. */
export const PROGRAM_KINDS: readonly KindQuery[] = [
  {
    kind: 'function',
    sql: `SELECT p.oid::pg_catalog.regprocedure::text, NULL,
      concat(pg_catalog.pg_get_functiondef(p.oid), ${ownerAndAcl('p.proowner', 'p.proacl', 'f')})
      FROM pg_catalog.pg_proc p JOIN ours ON ours.oid = p.pronamespace
      WHERE p.prokind <> 'a' AND ${isOwn('pg_proc', 'p.oid')}
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
          WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid
            AND d.deptype = 'i')`,
  },
  {
    kind: 'aggregate',
    sql: `SELECT p.oid::pg_catalog.regprocedure::text, NULL,
      concat(to_jsonb(a) - 'aggfnoid' - 'aggtransfn' - 'aggfinalfn' - 'aggtranstype' - 'aggsortop',
        ' ', a.aggtransfn, ' ', a.aggfinalfn, ' ', a.aggtranstype::pg_catalog.regtype,
        ' ', pg_catalog.pg_get_function_result(p.oid), ' ', p.proparallel,
        ${ownerAndAcl('p.proowner', 'p.proacl', 'f')})
      FROM pg_catalog.pg_proc p JOIN ours ON ours.oid = p.pronamespace CROSS JOIN LATERAL (
        SELECT * FROM pg_catalog.pg_aggregate WHERE aggfnoid = p.oid OFFSET 0) AS a
      WHERE p.prokind = 'a' AND ${isOwn('pg_proc', 'p.oid')}`,
  },
  {
    kind: 'type',
    sql: `SELECT ${named('ours.nspname', 't.typname')}, NULL,
      concat(t.typtype, CASE WHEN t.typisdefined THEN '' ELSE ' shell' END,
        ' values=', (SELECT string_agg(pg_catalog.quote_literal(enumlabel), ',' ORDER BY enumsortorder)
          FROM pg_catalog.pg_enum WHERE enumtypid = t.oid),
        ' base=', CASE WHEN t.typbasetype <> 0
          THEN pg_catalog.format_type(t.typbasetype, t.typtypmod) END,
        ' not null=', t.typnotnull, ' default=', t.typdefault,
        ' collation=', CASE WHEN t.typtype = 'd' AND t.typcollation <> 0
          THEN t.typcollation::pg_catalog.regcollation END,
        ' range of=', (SELECT concat(rngsubtype::pg_catalog.regtype, ' canonical=', rngcanonical,
            ' difference=', rngsubdiff, ' multirange=', rngmultitypid::pg_catalog.regtype,
            ' range collation=', NULLIF(rngcollation, 0)::pg_catalog.regcollation, ' operator class=',
            (SELECT opcname FROM pg_catalog.pg_opclass WHERE oid = rngsubopc AND NOT opcdefault))
          FROM pg_catalog.pg_range WHERE rngtypid = t.oid),
        CASE WHEN t.typtype = 'b' THEN concat(' in=', t.typinput, ' out=', t.typoutput) END,
        ${ownerAndAcl('t.typowner', 't.typacl', 'T')})
      FROM pg_catalog.pg_type t JOIN ours ON ours.oid = t.typnamespace
      LEFT JOIN relations c ON c.oid = t.typrelid
      WHERE (t.typrelid = 0 OR c.relkind = 'c') AND t.typtype <> 'm'
        AND CASE WHEN t.typelem = 0 THEN true ELSE NOT EXISTS (
          SELECT FROM pg_catalog.pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid) END
        AND ${isOwn('pg_type', 't.oid')}`,
  },
  {
    kind: 'collation',
    sql: `SELECT ${named('ours.nspname', 'c.collname')}, NULL,
      concat(to_jsonb(c) - 'oid' - 'collnamespace' - 'collowner' - 'collversion',
        ' owner=', pg_catalog.pg_get_userbyid(c.collowner))
      FROM pg_catalog.pg_collation c JOIN ours ON ours.oid = c.collnamespace
      WHERE ${isOwn('pg_collation', 'c.oid')}`,
  },
];
