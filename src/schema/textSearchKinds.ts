import { isOwn, type KindQuery, named, ownerOf } from './kindQuery.ts';

/** What a parser of texts calls its tokens is only told by the parser itself. */
const MAPPINGS = `(SELECT string_agg(concat(token, ' WITH ', dictionaries), '; ' ORDER BY token) FROM (
          SELECT t.alias AS token, string_agg(m.mapdict::pg_catalog.regdictionary::text, ', '
            ORDER BY m.mapseqno) AS dictionaries
          FROM pg_catalog.pg_ts_config_map m
          JOIN pg_catalog.ts_token_type(c.cfgparser) AS t ON t.tokid = m.maptokentype
          WHERE m.mapcfg = c.oid GROUP BY t.alias) AS it)`;

/** How texts are taken apart to be searched. */
export const TEXT_SEARCH_KINDS: readonly KindQuery[] = [
  {
    kind: 'text search configuration',
    sql: `SELECT ${named('ours.nspname', 'c.cfgname')}, NULL,
      concat('parser=', (SELECT ${named('n.nspname', 'p.prsname')} FROM pg_catalog.pg_ts_parser p
          JOIN pg_catalog.pg_namespace n ON n.oid = p.prsnamespace WHERE p.oid = c.cfgparser),
        ' mappings=', ${MAPPINGS}, ${ownerOf('c.cfgowner')})
      FROM pg_catalog.pg_ts_config c JOIN ours ON ours.oid = c.cfgnamespace
      WHERE ${isOwn('pg_ts_config', 'c.oid')}`,
  },
  {
    kind: 'text search dictionary',
    sql: `SELECT ${named('ours.nspname', 'd.dictname')}, NULL,
      concat('template=', (SELECT ${named('n.nspname', 't.tmplname')} FROM pg_catalog.pg_ts_template t
          JOIN pg_catalog.pg_namespace n ON n.oid = t.tmplnamespace WHERE t.oid = d.dicttemplate),
        ' options=', d.dictinitoption, ${ownerOf('d.dictowner')})
      FROM pg_catalog.pg_ts_dict d JOIN ours ON ours.oid = d.dictnamespace
      WHERE ${isOwn('pg_ts_dict', 'd.oid')}`,
  },
  {
    kind: 'text search parser',
    sql: `SELECT ${named('ours.nspname', 'p.prsname')}, NULL,
      concat('start=', p.prsstart, ' gettoken=', p.prstoken, ' end=', p.prsend,
        ' headline=', p.prsheadline, ' lextypes=', p.prslextype)
      FROM pg_catalog.pg_ts_parser p JOIN ours ON ours.oid = p.prsnamespace
      WHERE ${isOwn('pg_ts_parser', 'p.oid')}`,
  },
  {
    kind: 'text search template',
    sql: `SELECT ${named('ours.nspname', 't.tmplname')}, NULL,
      concat('init=', t.tmplinit, ' lexize=', t.tmpllexize)
      FROM pg_catalog.pg_ts_template t JOIN ours ON ours.oid = t.tmplnamespace
      WHERE ${isOwn('pg_ts_template', 't.oid')}`,
  },
];
