import { isOwn, type KindQuery, named, ownerOf } from './kindQuery.ts';

/** What belongs to a class or family by itself: to the class only what cannot do without it. */
function members(catalog: 'pg_opclass' | 'pg_opfamily', oid: string, family: string): string {
  const isOf = (entries: string) => `EXISTS (SELECT FROM pg_catalog.pg_depend d
            WHERE d.classid = 'pg_catalog.${entries}'::pg_catalog.regclass AND d.objid = it.oid
              AND d.refclassid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND d.refobjid = ${oid})`;
  return `(SELECT string_agg(text, ', ' ORDER BY sort, number, text) FROM (
          SELECT 1 AS sort, amopstrategy AS number, concat('OPERATOR ', amopstrategy, ' ',
            amopopr::pg_catalog.regoperator, (SELECT concat(' FOR ORDER BY ', ${named('n.nspname', 's.opfname')})
              FROM pg_catalog.pg_opfamily s JOIN pg_catalog.pg_namespace n ON n.oid = s.opfnamespace
              WHERE s.oid = amopsortfamily)) AS text
          FROM pg_catalog.pg_amop AS it WHERE amopfamily = ${family} AND ${isOf('pg_amop')}
          UNION ALL SELECT 2, amprocnum, concat('FUNCTION ', amprocnum, ' (',
            amproclefttype::pg_catalog.regtype, ', ', amprocrighttype::pg_catalog.regtype, ') ',
            amproc::pg_catalog.regprocedure)
          FROM pg_catalog.pg_amproc AS it WHERE amprocfamily = ${family} AND ${isOf('pg_amproc')}) AS it)`;
}

/** Operators, what indexes know them by, and casts. */
export const OPERATOR_KINDS: readonly KindQuery[] = [
  {
    kind: 'operator',
    sql: `SELECT o.oid::pg_catalog.regoperator::text, NULL,
      concat('function=', o.oprcode, ' left=', NULLIF(o.oprleft, 0)::pg_catalog.regtype,
        ' right=', NULLIF(o.oprright, 0)::pg_catalog.regtype,
        ' result=', o.oprresult::pg_catalog.regtype,
        ' commutator=', NULLIF(o.oprcom, 0)::pg_catalog.regoperator,
        ' negator=', NULLIF(o.oprnegate, 0)::pg_catalog.regoperator,
        ' restrict=', NULLIF(o.oprrest::oid, 0)::pg_catalog.regproc,
        ' join=', NULLIF(o.oprjoin::oid, 0)::pg_catalog.regproc,
        ' hash=', o.oprcanhash, ' merge=', o.oprcanmerge, ${ownerOf('o.oprowner')})
      FROM pg_catalog.pg_operator o JOIN ours ON ours.oid = o.oprnamespace
      WHERE o.oprcode <> 0 AND ${isOwn('pg_operator', 'o.oid')}`,
  },
  {
    kind: 'operator class',
    sql: `SELECT concat(${named('ours.nspname', 'o.opcname')}, ' using ', m.amname), NULL,
      concat('for=', o.opcintype::pg_catalog.regtype, ' default=', o.opcdefault, ' family=', (
          SELECT ${named('n.nspname', 'f.opfname')} FROM pg_catalog.pg_opfamily f
          JOIN pg_catalog.pg_namespace n ON n.oid = f.opfnamespace WHERE f.oid = o.opcfamily),
        ' stored as=', NULLIF(o.opckeytype, 0)::pg_catalog.regtype,
        ' members=', ${members('pg_opclass', 'o.oid', 'o.opcfamily')}, ${ownerOf('o.opcowner')})
      FROM pg_catalog.pg_opclass o JOIN ours ON ours.oid = o.opcnamespace
      JOIN pg_catalog.pg_am m ON m.oid = o.opcmethod WHERE ${isOwn('pg_opclass', 'o.oid')}`,
  },
  {
    kind: 'operator family',
    sql: `SELECT concat(${named('ours.nspname', 'f.opfname')}, ' using ', m.amname), NULL,
      concat('members=', ${members('pg_opfamily', 'f.oid', 'f.oid')}, ${ownerOf('f.opfowner')})
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
];
