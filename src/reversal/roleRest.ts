import type { Difference } from '../schema/differences.ts';

/** What brings back the attributes of a role, as PostgreSQL's `pg_roles` has them. */
export function roleRest({ identity, before = '', after = '' }: Difference): string[] {
  const [was, is] = [attributesIn(before), attributesIn(after)];
  if (!was || !is) return [];
  const words = Object.entries(WORDS).flatMap(([key, word]) =>
    was[key] === is[key] ? [] : [was[key] === true ? word : `NO${word}`],
  );
  const { rolconnlimit: limit, rolvaliduntil: until } = was;
  if (limit !== is['rolconnlimit']) words.push(`CONNECTION LIMIT ${limit}`);
  if (until !== is['rolvaliduntil']) words.push(`VALID UNTIL '${until ?? 'infinity'}'`);
  return words.length === 0 ? [] : [`ALTER ROLE ${identity} ${words.join(' ')}`];
}

function attributesIn(definition: string): Readonly<Record<string, unknown>> | undefined {
  const text = /^(\{.*\}) member of /.exec(definition)?.[1];
  return text === undefined ? undefined : JSON.parse(text);
}

const WORDS: Readonly<Record<string, string>> = {
  rolsuper: 'SUPERUSER',
  rolinherit: 'INHERIT',
  rolcreatedb: 'CREATEDB',
  rolcreaterole: 'CREATEROLE',
  rolcanlogin: 'LOGIN',
  rolreplication: 'REPLICATION',
  rolbypassrls: 'BYPASSRLS',
};
