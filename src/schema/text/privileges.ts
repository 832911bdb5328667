import { plainName } from './sqlWords.ts';

/** What privileges are on: the word of GRANT, and who has what where nobody has said anything. */
export interface Grantable {
  /** `TABLE public.orders`. */
  readonly on: string;
  /** All privileges of its kind, in PostgreSQL's letters: the owner's at first. */
  readonly all: string;
  /** What everybody may at first. */
  readonly everybody?: string;
  /** The column, where the privileges are on one. */
  readonly column?: string;
}

/** The statements that turn the privileges that an owner has anyway into those of an `acl`. */
export function privileges(acl: string, owner: string, object: Grantable): string[] {
  if (acl === '') return [];
  const given = new Map(
    [...acl.matchAll(ITEM)].map(([, who = '', may = '']) => [unquoted(who), may] as const),
  );
  const usual = usualOf(owner, object);
  return [...new Set([...usual.keys(), ...given.keys()])].sort().flatMap((who) => {
    const [may, might] = [given.get(who) ?? '', usual.get(who) ?? ''];
    const [granted, grantable] = [letters(may, false), letters(may, true)];
    return [
      statement('GRANT', without(granted, might), 'TO', who, object),
      statement('GRANT', grantable, 'TO', who, object, ' WITH GRANT OPTION'),
      statement('REVOKE', without(might, granted + grantable), 'FROM', who, object),
    ].flat();
  });
}

/** `reader=r*w/owner`: a role, what it may, with a star what it may hand on, and who has said so. */
const ITEM = /((?:"(?:[^"]|"")*"|[^=,"])*)=([a-zA-Z*]*)\/(?:"(?:[^"]|"")*"|[^,"])+/g;

function unquoted(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}

/** On a column nobody has anything that they have not been given. */
function usualOf(owner: string, { all, everybody = '', column }: Grantable): Map<string, string> {
  return column === undefined
    ? new Map([
        [owner, all],
        ['', everybody],
      ])
    : new Map();
}

function letters(may: string, isGrantable: boolean): string {
  const found = [...may.matchAll(/([a-zA-Z])(\*?)/g)].filter(
    ([, , star]) => (star === '*') === isGrantable,
  );
  return found.map(([, letter]) => letter).join('');
}

function without(some: string, others: string): string {
  return [...some].filter((it) => !others.includes(it)).join('');
}

function statement(
  verb: 'GRANT' | 'REVOKE',
  some: string,
  preposition: string,
  who: string,
  { on, all, column }: Grantable,
  more = '',
): string[] {
  if (some === '') return [];
  const place = column === undefined ? '' : ` (${column})`;
  const names = [...some].map((it) => `${WORDS[it] ?? it}${place}`);
  const what = some.length === all.length && some.length > 1 ? `ALL${place}` : names.join(', ');
  const role = who === '' ? 'PUBLIC' : plainName(who);
  return [`${verb} ${what} ON ${on} ${preposition} ${role}${more};`];
}

/** PostgreSQL's manual, table 5.1. */
const WORDS: Readonly<Record<string, string>> = {
  r: 'SELECT',
  a: 'INSERT',
  w: 'UPDATE',
  d: 'DELETE',
  D: 'TRUNCATE',
  x: 'REFERENCES',
  t: 'TRIGGER',
  m: 'MAINTAIN',
  X: 'EXECUTE',
  U: 'USAGE',
  C: 'CREATE',
  c: 'CONNECT',
  T: 'TEMPORARY',
};
