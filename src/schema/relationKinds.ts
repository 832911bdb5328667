import { inAnyOrder, isNoMember, type KindQuery, ownerAndAcl } from './kindQuery.ts';

/** Most are in none, and need not be looked for: the query runs three times for a migration. */
const TABLESPACE = `CASE WHEN c.reltablespace <> 0 THEN (SELECT spcname FROM pg_catalog.pg_tablespace t
          WHERE t.oid = c.reltablespace) END`;

/** Tables, views, sequences, and what belongs to them. */
export const RELATION_KINDS: readonly KindQuery[] = [
  {
    kind: 'table',
    sql: `SELECT c.name, NULL,
      concat(c.relkind, ' ', c.relpersistence, ${ownerAndAcl('c.relowner', 'c.relacl', 'r')},
        ' options=', ${inAnyOrder('c.reloptions')}, ' rls=', c.relrowsecurity, c.relforcerowsecurity,
        ' replica identity=', c.relreplident,
        ' method=', am.amname,
        ' tablespace=', ${TABLESPACE},
        ' partition by=', CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END,
        ' bound=', pg_catalog.pg_get_expr(c.relpartbound, c.oid),
        ' inherits=', CASE WHEN c.oid IN (SELECT inhrelid FROM pg_catalog.pg_inherits) THEN (
          SELECT string_agg(inhparent::pg_catalog.regclass::text
            || CASE WHEN inhdetachpending THEN ' (detaching)' ELSE '' END, ',' ORDER BY inhseqno)
          FROM pg_catalog.pg_inherits WHERE inhrelid = c.oid) END,
        ' of=', CASE WHEN c.reloftype <> 0 THEN c.reloftype::pg_catalog.regtype END)
      FROM relations c LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
      WHERE c.relkind IN ('r', 'p', 'f')`,
  },
  {
    kind: 'view',
    sql: `SELECT c.name, NULL,
      concat(c.relkind, ' ', c.relpersistence, ${ownerAndAcl('c.relowner', 'c.relacl', 'r')},
        ' options=', ${inAnyOrder('c.reloptions')}, ' populated=', c.relispopulated,
        ' tablespace=', ${TABLESPACE},
        ' ', pg_catalog.pg_get_viewdef(c.oid))
      FROM relations c WHERE c.relkind IN ('v', 'm')`,
  },
  {
    kind: 'sequence',
    sql: `SELECT c.name, NULL,
      concat(s.seqtypid::pg_catalog.regtype, ' start=', seqstart, ' by=', seqincrement, ' min=', seqmin,
        ' max=', seqmax, ' cache=', seqcache, ' cycle=', seqcycle, ' ', c.relpersistence,
        ${ownerAndAcl('c.relowner', 'c.relacl', 's')},
        ' owned by=', (SELECT concat(d.refobjid::pg_catalog.regclass, '.', (
            SELECT attname FROM pg_catalog.pg_attribute
            WHERE attrelid = d.refobjid AND attnum = d.refobjsubid))
          FROM pg_catalog.pg_depend d
          WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid
            AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0 LIMIT 1))
      FROM relations c JOIN pg_catalog.pg_sequence s ON s.seqrelid = c.oid`,
  },
  {
    kind: 'column',
    sql: 'SELECT identity, parent, definition FROM columns',
  },
  {
    kind: 'column order',
    sql: `SELECT parent, parent, string_agg(name, ', ' ORDER BY attnum) FROM columns
      WHERE relkind IN ('r', 'p', 'f') GROUP BY parent`,
  },
  {
    kind: 'attribute order',
    sql: `SELECT parent, parent, string_agg(name, ', ' ORDER BY attnum) FROM columns
      WHERE relkind = 'c' GROUP BY parent`,
  },
  {
    kind: 'constraint',
    sql: `SELECT concat(coalesce(c.name, n.contypid::pg_catalog.regtype::text), '.',
        pg_catalog.quote_ident(n.conname)),
      coalesce(c.name, n.contypid::pg_catalog.regtype::text),
      concat(pg_catalog.pg_get_constraintdef(n.oid), ' validated=', n.convalidated,
        ' local=', n.conislocal, ' no inherit=', n.connoinherit)
      FROM pg_catalog.pg_constraint n JOIN ours ON ours.oid = n.connamespace
      LEFT JOIN relations c ON c.oid = n.conrelid
      WHERE n.oid >= 16384 AND n.contype NOT IN ('n', 't')
        AND (c.oid IS NOT NULL OR n.conrelid = 0) AND ${isNoMember('pg_type', 'n.contypid')}`,
  },
  {
    kind: 'not null name',
    sql: `SELECT a.identity, a.parent,
      concat(pg_catalog.quote_ident(n.conname), ' validated=', n.convalidated)
      FROM pg_catalog.pg_constraint n
      JOIN columns a ON a.attrelid = n.conrelid AND a.attnum = n.conkey[1]
      WHERE n.contype = 'n' AND n.conrelid >= 16384`,
  },
  {
    kind: 'index',
    sql: `SELECT c.name, t.name,
      concat(pg_catalog.pg_get_indexdef(i.indexrelid), ' valid=', i.indisvalid,
        ' clustered=', i.indisclustered, ' replica identity=', i.indisreplident,
        ' immediate=', i.indimmediate, ' options=', ${inAnyOrder('c.reloptions')},
        ' tablespace=', ${TABLESPACE},
        ' parent=', CASE WHEN c.relispartition THEN (SELECT inhparent::pg_catalog.regclass
          FROM pg_catalog.pg_inherits WHERE inhrelid = c.oid) END,
        ' statistics=', CASE WHEN i.indexprs IS NOT NULL THEN (
          SELECT string_agg(concat(a.attnum, ':', a.attstattarget), ',' ORDER BY a.attnum)
          FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attstattarget IS NOT NULL) END)
      FROM pg_catalog.pg_index i JOIN relations c ON c.oid = i.indexrelid
      JOIN relations t ON t.oid = i.indrelid`,
  },
  {
    kind: 'trigger',
    sql: `SELECT concat(c.name, '.', pg_catalog.quote_ident(t.tgname)), c.name,
      concat(pg_catalog.pg_get_triggerdef(t.oid), ' enabled=', t.tgenabled)
      FROM pg_catalog.pg_trigger t JOIN relations c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal`,
  },
  {
    kind: 'rule',
    sql: `SELECT concat(c.name, '.', pg_catalog.quote_ident(r.rulename)), c.name,
      concat(pg_catalog.pg_get_ruledef(r.oid), ' enabled=', r.ev_enabled)
      FROM pg_catalog.pg_rewrite r JOIN relations c ON c.oid = r.ev_class
      WHERE r.rulename <> '_RETURN'`,
  },
  {
    kind: 'policy',
    sql: `SELECT concat(p.polrelid::pg_catalog.regclass, '.', pg_catalog.quote_ident(p.polname)),
      p.polrelid::pg_catalog.regclass::text,
      concat(p.polcmd, ' permissive=', p.polpermissive, ' to=', (
          SELECT string_agg(role, ',' ORDER BY role) FROM (
            SELECT CASE WHEN it = 0 THEN 'public' ELSE pg_catalog.pg_get_userbyid(it)::text END
            FROM unnest(p.polroles) AS it) AS it (role)),
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
