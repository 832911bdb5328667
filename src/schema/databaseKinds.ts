import { SECRET_OPTION } from './foreignOptions.ts';
import { inAnyOrder, isNoMember, isOwn, type KindQuery, ownerAndAcl } from './kindQuery.ts';

/** In place of a value that may be a password: 16 bits of its hash tell that it changed, and are too few to find it by. */
const HASHED = `concat(pg_catalog.split_part(o, '=', 1), '=', pg_catalog.left(pg_catalog.md5(o), 4))`;

/** Options of wrappers, servers and tables, of which few are secrets. */
function shownOptions(options: string): string {
  return `CASE WHEN ${options} IS NOT NULL THEN ARRAY(
        SELECT CASE WHEN o ~* '${SECRET_OPTION}' THEN ${HASHED} ELSE o END COLLATE "C"
        FROM pg_catalog.unnest(${options}) AS o ORDER BY 1) END`;
}

/** What stands in no schema, and what the whole cluster shares. */
export const DATABASE_KINDS: readonly KindQuery[] = [
  {
    kind: 'schema',
    sql: `SELECT pg_catalog.quote_ident(n.nspname), NULL, ${ownerAndAcl('n.nspowner', 'n.nspacl', 'n')}
      FROM pg_catalog.pg_namespace n JOIN ours ON ours.oid = n.oid
      WHERE ${isNoMember('pg_namespace', 'n.oid')}`,
  },
  {
    kind: 'extension',
    sql: `SELECT pg_catalog.quote_ident(e.extname), NULL,
      concat(e.extversion, ' in ', n.nspname, ' owner=', pg_catalog.pg_get_userbyid(e.extowner))
      FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace`,
  },
  {
    kind: 'comment',
    sql: `SELECT concat(i.type, ' ', i.identity), NULL, d.description
      FROM (SELECT * FROM pg_catalog.pg_description WHERE objoid >= 16384
        UNION ALL SELECT d.* FROM ours CROSS JOIN LATERAL (
          SELECT * FROM pg_catalog.pg_description WHERE objoid = ours.oid
            AND classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass OFFSET 0) AS d
        WHERE ours.oid < 16384) AS d,
        LATERAL pg_catalog.pg_identify_object(d.classoid, d.objoid, d.objsubid) AS i`,
  },
  {
    kind: 'shared comment',
    sql: `SELECT concat(i.type, ' ', i.identity), NULL, d.description
      FROM pg_catalog.pg_shdescription d,
        LATERAL pg_catalog.pg_identify_object(d.classoid, d.objoid, 0) AS i`,
  },
  {
    kind: 'default privileges',
    sql: `SELECT concat('on ', CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences'
          WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' ELSE 'large objects' END,
        ' of ', pg_catalog.pg_get_userbyid(d.defaclrole), ' in ' || n.nspname), NULL,
      (SELECT string_agg(it::text, ',' ORDER BY it::text) FROM unnest(d.defaclacl) AS it)
      FROM pg_catalog.pg_default_acl d
      LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace`,
  },
  {
    kind: 'publication',
    sql: `SELECT pg_catalog.quote_ident(p.pubname), NULL,
      concat(to_jsonb(p) - 'oid' - 'pubowner', ' owner=', pg_catalog.pg_get_userbyid(p.pubowner),
        ' tables=', (SELECT string_agg(concat(r.prrelid::pg_catalog.regclass, (
              SELECT concat(' (', string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attname), ')')
              FROM pg_catalog.pg_attribute a
              WHERE r.prattrs IS NOT NULL AND a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs::int2[])
              HAVING count(*) > 0),
            ' WHERE ' || pg_catalog.pg_get_expr(r.prqual, r.prrelid)), ', '
            ORDER BY r.prrelid::pg_catalog.regclass::text)
          FROM pg_catalog.pg_publication_rel r WHERE r.prpubid = p.oid),
        ' schemas=', (SELECT string_agg(n.pnnspid::pg_catalog.regnamespace::text, ','
            ORDER BY n.pnnspid::pg_catalog.regnamespace::text)
          FROM pg_catalog.pg_publication_namespace n WHERE n.pnpubid = p.oid))
      FROM pg_catalog.pg_publication p`,
  },
  {
    kind: 'event trigger',
    sql: `SELECT pg_catalog.quote_ident(e.evtname), NULL,
      concat(e.evtevent, ' ', ${inAnyOrder('e.evttags')}, ' ', e.evtfoid::pg_catalog.regprocedure, ' enabled=',
        e.evtenabled, ' owner=', pg_catalog.pg_get_userbyid(e.evtowner))
      FROM pg_catalog.pg_event_trigger e WHERE ${isOwn('pg_event_trigger', 'e.oid')}`,
  },
  {
    kind: 'foreign data wrapper',
    sql: `SELECT pg_catalog.quote_ident(f.fdwname), NULL,
      concat(f.fdwhandler::pg_catalog.regproc, ' ', f.fdwvalidator::pg_catalog.regproc, ' ', ${shownOptions('f.fdwoptions')},
        ${ownerAndAcl('f.fdwowner', 'f.fdwacl', 'F')})
      FROM pg_catalog.pg_foreign_data_wrapper f WHERE ${isOwn('pg_foreign_data_wrapper', 'f.oid')}`,
  },
  {
    kind: 'foreign server',
    sql: `SELECT pg_catalog.quote_ident(s.srvname), NULL,
      concat((SELECT fdwname FROM pg_catalog.pg_foreign_data_wrapper WHERE oid = s.srvfdw), ' ',
        s.srvtype, ' ', s.srvversion, ' ', ${shownOptions('s.srvoptions')}, ${ownerAndAcl('s.srvowner', 's.srvacl', 'S')})
      FROM pg_catalog.pg_foreign_server s WHERE ${isOwn('pg_foreign_server', 's.oid')}`,
  },
  {
    kind: 'user mapping',
    // The table itself is a superuser's to read.
    sql: `SELECT concat(CASE WHEN u.umuser = 0 THEN 'public'
        ELSE pg_catalog.pg_get_userbyid(u.umuser)::text END, ' on ', u.srvname), NULL,
      concat('options=', ARRAY(
        SELECT ${HASHED} FROM pg_catalog.unnest(u.umoptions) AS o ORDER BY 1))
      FROM pg_catalog.pg_user_mappings u`,
  },
  {
    kind: 'foreign table options',
    sql: `SELECT f.ftrelid::pg_catalog.regclass::text, f.ftrelid::pg_catalog.regclass::text,
      concat(s.srvname, ' ', ${shownOptions('f.ftoptions')})
      FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver`,
  },
  {
    kind: 'subscription',
    sql: `SELECT pg_catalog.quote_ident(s.subname), NULL,
      concat(s.subenabled, ' ', s.subpublications, ' ', s.subslotname)
      FROM pg_catalog.pg_subscription s
      WHERE s.subdbid = (SELECT oid FROM pg_catalog.pg_database
        WHERE datname = pg_catalog.current_database())`,
  },
  {
    kind: 'role',
    sql: `SELECT pg_catalog.quote_ident(r.rolname), NULL,
      concat(to_jsonb(r) - 'oid' - 'rolpassword', ' member of ', (
        SELECT string_agg(concat(pg_catalog.pg_get_userbyid(m.roleid), ' admin=', m.admin_option), ','
          ORDER BY pg_catalog.pg_get_userbyid(m.roleid)::text)
        FROM pg_catalog.pg_auth_members m WHERE m.member = r.oid))
      FROM pg_catalog.pg_roles r WHERE r.rolname !~ '^pg_'`,
  },
  {
    kind: 'settings',
    sql: `SELECT concat(coalesce('database ' || d.datname, 'every database'), ', ',
        coalesce('role ' || r.rolname, 'every role')), NULL, (${inAnyOrder('s.setconfig')})::text
      FROM pg_catalog.pg_db_role_setting s
      LEFT JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase
      LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole
      WHERE s.setdatabase = 0 OR d.datname = pg_catalog.current_database()`,
  },
  {
    kind: 'database',
    sql: `SELECT 'this database', NULL, ${ownerAndAcl('d.datdba', 'd.datacl', 'd')}
      FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()`,
  },
  {
    kind: 'large object',
    sql: `SELECT l.oid::text, NULL, ${ownerAndAcl('l.lomowner', 'l.lomacl', 'L')}
      FROM pg_catalog.pg_largeobject_metadata l`,
  },
];
