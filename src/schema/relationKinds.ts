import { isNoMember, isOwn, type KindQuery, ownerAndAcl } from './kindQuery.ts';

const RELATION = `c.oid::pg_catalog.regclass::text`;

/** Most are in none, and need not be looked for: the query runs three times for a migration. */
const TABLESPACE = `CASE WHEN c.reltablespace <> 0 THEN (SELECT spcname FROM pg_catalog.pg_tablespace t
          WHERE t.oid = c.reltablespace) END`;

const FROM_RELATIONS = `FROM pg_catalog.pg_class c JOIN ours ON ours.oid = c.relnamespace`;

/** Tables, views, sequences, and what belongs to them. */
export const RELATION_KINDS: readonly KindQuery[] = [
  {
    kind: 'table',
    sql: `SELECT ${RELATION}, NULL,
      concat(c.relkind, ' ', c.relpersistence, ${ownerAndAcl('c.relowner', 'c.relacl', 'r')},
        ' options=', c.reloptions, ' rls=', c.relrowsecurity, c.relforcerowsecurity,
        ' replica identity=', c.relreplident,
        ' method=', (SELECT amname FROM pg_catalog.pg_am WHERE pg_am.oid = c.relam),
        ' tablespace=', ${TABLESPACE},
        ' partition by=', CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END,
        ' bound=', pg_catalog.pg_get_expr(c.relpartbound, c.oid),
        ' inherits=', (SELECT string_agg(inhparent::pg_catalog.regclass::text
            || CASE WHEN inhdetachpending THEN ' (detaching)' ELSE '' END, ',' ORDER BY inhseqno)
          FROM pg_catalog.pg_inherits WHERE inhrelid = c.oid),
        ' of=', CASE WHEN c.reloftype <> 0 THEN c.reloftype::pg_catalog.regtype END)
      ${FROM_RELATIONS}
      WHERE c.relkind IN ('r', 'p', 'f') AND ${isOwn('pg_class', 'c.oid')}`,
  },
  {
    kind: 'view',
    sql: `SELECT ${RELATION}, NULL,
      concat(c.relkind, ' ', c.relpersistence, ${ownerAndAcl('c.relowner', 'c.relacl', 'r')},
        ' options=', c.reloptions, ' populated=', c.relispopulated,
        ' tablespace=', ${TABLESPACE},
        ' ', pg_catalog.pg_get_viewdef(c.oid))
      ${FROM_RELATIONS} WHERE c.relkind IN ('v', 'm') AND ${isOwn('pg_class', 'c.oid')}`,
  },
  {
    kind: 'sequence',
    sql: `SELECT ${RELATION}, NULL,
      concat(s.seqtypid::pg_catalog.regtype, ' start=', seqstart, ' by=', seqincrement, ' min=', seqmin,
        ' max=', seqmax, ' cache=', seqcache, ' cycle=', seqcycle, ' ', c.relpersistence,
        ${ownerAndAcl('c.relowner', 'c.relacl', 's')},
        ' owned by=', (SELECT concat(d.refobjid::pg_catalog.regclass, '.', a.attname)
          FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a
            ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
          WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid
            AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0 LIMIT 1))
      FROM pg_catalog.pg_sequence s JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
      JOIN ours ON ours.oid = c.relnamespace WHERE ${isOwn('pg_class', 'c.oid')}`,
  },
  {
    kind: 'column',
    sql: `SELECT concat(${RELATION}, '.', pg_catalog.quote_ident(a.attname)), ${RELATION},
      concat(pg_catalog.format_type(a.atttypid, a.atttypmod), ' not null=', a.attnotnull,
        ' default=', pg_catalog.pg_get_expr(ad.adbin, ad.adrelid),
        ' identity=', a.attidentity, ' generated=', a.attgenerated,
        ' collation=', CASE WHEN a.attcollation <> t.typcollation
          THEN a.attcollation::pg_catalog.regcollation END,
        ' storage=', CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END,
        ' compression=', a.attcompression, ' statistics=', a.attstattarget,
        ' options=', a.attoptions, ' fdw=', a.attfdwoptions, ' acl=', CASE WHEN a.attacl IS NOT NULL THEN (
          SELECT string_agg(it::text, ',' ORDER BY it::text) FROM unnest(a.attacl) AS it) END)
      FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
      JOIN ours ON ours.oid = c.relnamespace JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_catalog.pg_attrdef ad ON ad.adrelid = a.attrelid AND ad.adnum = a.attnum
      WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c')
        AND ${isOwn('pg_class', 'a.attrelid')}`,
  },
  {
    kind: 'column order',
    sql: `SELECT ${RELATION}, ${RELATION},
      string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum)
      FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
      JOIN ours ON ours.oid = c.relnamespace
      WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f')
        AND ${isOwn('pg_class', 'a.attrelid')}
      GROUP BY c.oid`,
  },
  {
    kind: 'constraint',
    sql: `SELECT concat(coalesce(r.oid::pg_catalog.regclass::text, n.contypid::pg_catalog.regtype::text),
        '.', pg_catalog.quote_ident(n.conname)),
      coalesce(r.oid::pg_catalog.regclass::text, n.contypid::pg_catalog.regtype::text),
      concat(pg_catalog.pg_get_constraintdef(n.oid), ' validated=', n.convalidated,
        ' local=', n.conislocal, ' no inherit=', n.connoinherit)
      FROM pg_catalog.pg_constraint n JOIN ours ON ours.oid = n.connamespace
      LEFT JOIN pg_catalog.pg_class r ON r.oid = n.conrelid
      WHERE n.oid >= 16384 AND n.contype NOT IN ('n', 't')
        AND ${isNoMember('pg_class', 'n.conrelid')} AND ${isNoMember('pg_type', 'n.contypid')}`,
  },
  {
    kind: 'not null name',
    sql: `SELECT concat(r.oid::pg_catalog.regclass, '.', pg_catalog.quote_ident(a.attname)),
      r.oid::pg_catalog.regclass::text,
      concat(pg_catalog.quote_ident(n.conname), ' validated=', n.convalidated)
      FROM pg_catalog.pg_constraint n JOIN ours ON ours.oid = n.connamespace
      JOIN pg_catalog.pg_class r ON r.oid = n.conrelid
      JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum = n.conkey[1]
      WHERE n.contype = 'n' AND ${isOwn('pg_class', 'n.conrelid')}`,
  },
  {
    kind: 'index',
    sql: `SELECT ${RELATION}, i.indrelid::pg_catalog.regclass::text,
      concat(pg_catalog.pg_get_indexdef(i.indexrelid), ' valid=', i.indisvalid,
        ' clustered=', i.indisclustered, ' replica identity=', i.indisreplident,
        ' immediate=', i.indimmediate, ' options=', c.reloptions,
        ' tablespace=', ${TABLESPACE},
        ' parent=', CASE WHEN c.relispartition THEN (SELECT inhparent::pg_catalog.regclass
          FROM pg_catalog.pg_inherits WHERE inhrelid = c.oid) END,
        ' statistics=', (SELECT string_agg(a.attname || '=' || a.attstattarget, ',' ORDER BY a.attnum)
          FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attstattarget IS NOT NULL))
      FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
      JOIN ours ON ours.oid = c.relnamespace WHERE ${isOwn('pg_class', 'i.indrelid')}`,
  },
  {
    kind: 'trigger',
    sql: `SELECT concat(t.tgrelid::pg_catalog.regclass, '.', pg_catalog.quote_ident(t.tgname)),
      t.tgrelid::pg_catalog.regclass::text,
      concat(pg_catalog.pg_get_triggerdef(t.oid), ' enabled=', t.tgenabled)
      FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
      JOIN ours ON ours.oid = c.relnamespace
      WHERE NOT t.tgisinternal AND ${isOwn('pg_class', 't.tgrelid')}`,
  },
  {
    kind: 'rule',
    sql: `SELECT concat(r.ev_class::pg_catalog.regclass, '.', pg_catalog.quote_ident(r.rulename)),
      r.ev_class::pg_catalog.regclass::text,
      concat(pg_catalog.pg_get_ruledef(r.oid), ' enabled=', r.ev_enabled)
      FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
      JOIN ours ON ours.oid = c.relnamespace
      WHERE r.rulename <> '_RETURN' AND ${isOwn('pg_class', 'r.ev_class')}`,
  },
  {
    kind: 'policy',
    sql: `SELECT concat(p.polrelid::pg_catalog.regclass, '.', pg_catalog.quote_ident(p.polname)),
      p.polrelid::pg_catalog.regclass::text,
      concat(p.polcmd, ' permissive=', p.polpermissive, ' to=', (
          SELECT string_agg(CASE WHEN it = 0 THEN 'public' ELSE pg_catalog.pg_get_userbyid(it)::text END,
            ',' ORDER BY 1) FROM unnest(p.polroles) AS it),
        ' using=', pg_catalog.pg_get_expr(p.polqual, p.polrelid),
        ' check=', pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid))
      FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
      JOIN ours ON ours.oid = c.relnamespace`,
  },
  {
    kind: 'statistics',
    sql: `SELECT concat(pg_catalog.quote_ident(ours.nspname), '.', pg_catalog.quote_ident(s.stxname)),
      s.stxrelid::pg_catalog.regclass::text,
      concat(pg_catalog.pg_get_statisticsobjdef(s.oid), ' target=', s.stxstattarget,
        ' owner=', pg_catalog.pg_get_userbyid(s.stxowner))
      FROM pg_catalog.pg_statistic_ext s JOIN ours ON ours.oid = s.stxnamespace`,
  },
];
