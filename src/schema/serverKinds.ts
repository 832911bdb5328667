import { isOwn, type KindQuery, named, ownerAndAcl, ownerOf } from './kindQuery.ts';

/** What makes PostgreSQL do other things: its languages, the ways it stores, the encodings it knows. */
export const SERVER_KINDS: readonly KindQuery[] = [
  {
    kind: 'conversion',
    sql: `SELECT ${named('ours.nspname', 'c.conname')}, NULL,
      concat('for=', pg_catalog.pg_encoding_to_char(c.conforencoding), ' to=',
        pg_catalog.pg_encoding_to_char(c.contoencoding), ' function=', c.conproc,
        ' default=', c.condefault, ${ownerOf('c.conowner')})
      FROM pg_catalog.pg_conversion c JOIN ours ON ours.oid = c.connamespace
      WHERE ${isOwn('pg_conversion', 'c.oid')}`,
  },
  {
    kind: 'language',
    sql: `SELECT pg_catalog.quote_ident(l.lanname), NULL,
      concat('trusted=', l.lanpltrusted, ' handler=', l.lanplcallfoid::pg_catalog.regproc,
        ' inline=', l.laninline::pg_catalog.regproc, ' validator=', l.lanvalidator::pg_catalog.regproc,
        ${ownerAndAcl('l.lanowner', 'l.lanacl', 'l')})
      FROM pg_catalog.pg_language l WHERE l.lanispl AND ${isOwn('pg_language', 'l.oid')}`,
  },
  {
    kind: 'access method',
    sql: `SELECT pg_catalog.quote_ident(a.amname), NULL,
      concat('type=', CASE a.amtype WHEN 'i' THEN 'INDEX' ELSE 'TABLE' END, ' handler=', a.amhandler)
      FROM pg_catalog.pg_am a WHERE ${isOwn('pg_am', 'a.oid')}`,
  },
  {
    kind: 'transform',
    sql: `SELECT concat(t.trftype::pg_catalog.regtype, ' language ', l.lanname), NULL,
      concat('from=', NULLIF(t.trffromsql::oid, 0)::pg_catalog.regprocedure,
        ' to=', NULLIF(t.trftosql::oid, 0)::pg_catalog.regprocedure)
      FROM pg_catalog.pg_transform t JOIN pg_catalog.pg_language l ON l.oid = t.trflang
      WHERE ${isOwn('pg_transform', 't.oid')}`,
  },
];
