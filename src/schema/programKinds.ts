import { isOwn, type KindQuery, ownerAndAcl } from './kindQuery.ts';

/** A name with its schema. */
function named(schema: string, name: string): string {
  return `concat(pg_catalog.quote_ident(${schema}), '.', pg_catalog.quote_ident(${name}))`;
}

/** Functions, types, operators and the like. */
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
    kind: 'operator',
    sql: `SELECT o.oid::pg_catalog.regoperator::text, NULL,
      concat(o.oprresult::pg_catalog.regtype, ' ', o.oprcode, ' ', NULLIF(o.oprcom, 0)::pg_catalog.regoperator,
        ' ', NULLIF(o.oprnegate, 0)::pg_catalog.regoperator, ' ', o.oprrest, ' ', o.oprjoin,
        ' hash=', o.oprcanhash, ' merge=', o.oprcanmerge, ' owner=',
        pg_catalog.pg_get_userbyid(o.oprowner))
      FROM pg_catalog.pg_operator o JOIN ours ON ours.oid = o.oprnamespace
      WHERE o.oprcode <> 0 AND ${isOwn('pg_operator', 'o.oid')}`,
  },
  {
    kind: 'operator class',
    sql: `SELECT concat(${named('ours.nspname', 'o.opcname')}, ' using ', m.amname), NULL,
      concat(o.opcintype::pg_catalog.regtype, ' default=', o.opcdefault, ' ', (
          SELECT string_agg(concat(amopstrategy, ' ', amopopr::pg_catalog.regoperator), ', '
            ORDER BY amopstrategy, amoplefttype, amoprighttype)
          FROM pg_catalog.pg_amop WHERE amopfamily = o.opcfamily), ' ', (
          SELECT string_agg(concat(amprocnum, ' ', amproc::pg_catalog.regprocedure), ', '
            ORDER BY amprocnum, amproclefttype)
          FROM pg_catalog.pg_amproc WHERE amprocfamily = o.opcfamily))
      FROM pg_catalog.pg_opclass o JOIN ours ON ours.oid = o.opcnamespace
      JOIN pg_catalog.pg_am m ON m.oid = o.opcmethod WHERE ${isOwn('pg_opclass', 'o.oid')}`,
  },
  {
    kind: 'operator family',
    sql: `SELECT concat(${named('ours.nspname', 'f.opfname')}, ' using ', m.amname), NULL,
      concat('owner=', pg_catalog.pg_get_userbyid(f.opfowner))
      FROM pg_catalog.pg_opfamily f JOIN ours ON ours.oid = f.opfnamespace
      JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod WHERE ${isOwn('pg_opfamily', 'f.oid')}`,
  },
  {
    kind: 'cast',
    sql: `SELECT concat(c.castsource::pg_catalog.regtype, ' as ', c.casttarget::pg_catalog.regtype), NULL,
      concat(c.castfunc::pg_catalog.regprocedure, ' ', c.castcontext, ' ', c.castmethod)
      FROM pg_catalog.pg_cast c WHERE ${isOwn('pg_cast', 'c.oid')}
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
          WHERE d.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass AND d.objid = c.oid
            AND d.deptype = 'i')`,
  },
  {
    kind: 'collation',
    sql: `SELECT ${named('ours.nspname', 'c.collname')}, NULL,
      concat(to_jsonb(c) - 'oid' - 'collnamespace' - 'collowner' - 'collversion',
        ' owner=', pg_catalog.pg_get_userbyid(c.collowner))
      FROM pg_catalog.pg_collation c JOIN ours ON ours.oid = c.collnamespace
      WHERE ${isOwn('pg_collation', 'c.oid')}`,
  },
  {
    kind: 'conversion',
    sql: `SELECT ${named('ours.nspname', 'c.conname')}, NULL,
      concat(c.conforencoding, ' to ', c.contoencoding, ' ', c.conproc, ' default=', c.condefault)
      FROM pg_catalog.pg_conversion c JOIN ours ON ours.oid = c.connamespace
      WHERE ${isOwn('pg_conversion', 'c.oid')}`,
  },
  {
    kind: 'text search configuration',
    sql: `SELECT ${named('ours.nspname', 'c.cfgname')}, NULL,
      concat('parser=', (SELECT prsname FROM pg_catalog.pg_ts_parser WHERE oid = c.cfgparser), ' ', (
          SELECT string_agg(concat(maptokentype, ':', mapseqno, '=', mapdict::pg_catalog.regdictionary),
            ',' ORDER BY maptokentype, mapseqno)
          FROM pg_catalog.pg_ts_config_map WHERE mapcfg = c.oid))
      FROM pg_catalog.pg_ts_config c JOIN ours ON ours.oid = c.cfgnamespace
      WHERE ${isOwn('pg_ts_config', 'c.oid')}`,
  },
  {
    kind: 'text search dictionary',
    sql: `SELECT ${named('ours.nspname', 'd.dictname')}, NULL,
      concat((SELECT tmplname FROM pg_catalog.pg_ts_template WHERE oid = d.dicttemplate),
        ' ', d.dictinitoption)
      FROM pg_catalog.pg_ts_dict d JOIN ours ON ours.oid = d.dictnamespace
      WHERE ${isOwn('pg_ts_dict', 'd.oid')}`,
  },
  {
    kind: 'text search parser',
    sql: `SELECT ${named('ours.nspname', 'p.prsname')}, NULL,
      concat(p.prsstart, ' ', p.prstoken, ' ', p.prsend, ' ', p.prsheadline, ' ', p.prslextype)
      FROM pg_catalog.pg_ts_parser p JOIN ours ON ours.oid = p.prsnamespace
      WHERE ${isOwn('pg_ts_parser', 'p.oid')}`,
  },
  {
    kind: 'text search template',
    sql: `SELECT ${named('ours.nspname', 't.tmplname')}, NULL, concat(t.tmplinit, ' ', t.tmpllexize)
      FROM pg_catalog.pg_ts_template t JOIN ours ON ours.oid = t.tmplnamespace
      WHERE ${isOwn('pg_ts_template', 't.oid')}`,
  },
  {
    kind: 'language',
    sql: `SELECT pg_catalog.quote_ident(l.lanname), NULL,
      concat('trusted=', l.lanpltrusted, ' ', l.lanplcallfoid::pg_catalog.regproc,
        ${ownerAndAcl('l.lanowner', 'l.lanacl', 'l')})
      FROM pg_catalog.pg_language l WHERE l.lanispl AND ${isOwn('pg_language', 'l.oid')}`,
  },
  {
    kind: 'access method',
    sql: `SELECT pg_catalog.quote_ident(a.amname), NULL, concat(a.amtype, ' ', a.amhandler)
      FROM pg_catalog.pg_am a WHERE ${isOwn('pg_am', 'a.oid')}`,
  },
  {
    kind: 'transform',
    sql: `SELECT concat(t.trftype::pg_catalog.regtype, ' language ', l.lanname), NULL,
      concat(t.trffromsql, ' ', t.trftosql)
      FROM pg_catalog.pg_transform t JOIN pg_catalog.pg_language l ON l.oid = t.trflang
      WHERE ${isOwn('pg_transform', 't.oid')}`,
  },
];
