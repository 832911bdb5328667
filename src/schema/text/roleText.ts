import { commentText } from './commentText.ts';
import { fields } from './fields.ts';
import { type Group, partsOf, type Writer } from './group.ts';
import { elements, halves, literal, plainName, remark } from './sqlWords.ts';

/** A role with its attributes, its memberships and its settings. */
export const roleText: Writer = (group, setting) => {
  const found = statementsOf(group);
  const isOwner = setting.owner === group.head.identity;
  return isOwner && found.join() === `CREATE ROLE ${setting.owner} ${FIRST}` ? [] : found;
};

/** Whom a server is made with goes without saying. */
const FIRST = 'SUPERUSER CREATEDB CREATEROLE LOGIN REPLICATION BYPASSRLS;';

function statementsOf(group: Group): string[] {
  const { identity, definition } = group.head;
  const found = fields(definition, ROLE);
  if (!found) return [remark(`role ${identity}: ${definition}`)];
  const { attributes = '{}', memberships = '' } = found;
  const role: Readonly<Record<string, unknown>> = JSON.parse(attributes);
  return [
    `${[`CREATE ROLE ${identity}`, ...attributesOf(role)].join(' ')};`,
    ...settingsOf(role).map((it) => `ALTER ROLE ${identity} SET ${it};`),
    ...[...memberships.matchAll(MEMBERSHIP)].map(([, other = '', isAdmin]) => {
      const more = isAdmin === 't' ? ' WITH ADMIN OPTION' : '';
      return `GRANT ${plainName(other)} TO ${identity}${more};`;
    }),
    ...partsOf(group, 'shared comment').map(commentText),
  ];
}

/** Settings as they stand behind SET. */
export function settingText(assignment: string): string {
  const [name, value] = halves(assignment);
  return `${name} = ${/^(?:-?\d+(?:\.\d+)?|[a-z_]\w*)$/i.test(value) ? value : literal(value)}`;
}

/** Settings of the database, or of roles in it. Those of a role everywhere stand with the role. */
export const settingsText: Writer = ({ head }) => {
  const { database = '', role = '' } = fields(head.identity, SETTINGS) ?? {};
  if (database === '' && role !== '') return [];
  const place = database === '' ? '' : ` IN DATABASE ${plainName(database)}`;
  const whole = database === '' ? 'ROLE ALL' : `DATABASE ${plainName(database)}`;
  const scope = role === '' ? whole : `ROLE ${plainName(role)}${place}`;
  return elements(head.definition).map((it) => `ALTER ${scope} SET ${settingText(it)};`);
};

function attributesOf(role: Readonly<Record<string, unknown>>): string[] {
  const { rolconnlimit: limit, rolvaliduntil: until } = role;
  return [
    ...WORDS.flatMap(([key, word]) => (role[key] === true ? [word] : [])),
    ...(role['rolinherit'] === false ? ['NOINHERIT'] : []),
    ...(typeof limit === 'number' && limit >= 0 ? [`CONNECTION LIMIT ${limit}`] : []),
    ...(typeof until === 'string' ? [`VALID UNTIL ${literal(until)}`] : []),
  ];
}

function settingsOf({ rolconfig }: Readonly<Record<string, unknown>>): string[] {
  return Array.isArray(rolconfig) ? rolconfig.map((it) => settingText(String(it))) : [];
}

const ROLE = /^(?<attributes>\{.*\}) member of (?<memberships>.*)$/;

const MEMBERSHIP = /(.+?) admin=([tf])(?:,|$)/g;

const SETTINGS = /^(?:every database|database (?<database>.*)), (?:every role|role (?<role>.*))$/;

const WORDS: readonly (readonly [key: string, word: string])[] = [
  ['rolsuper', 'SUPERUSER'],
  ['rolcreatedb', 'CREATEDB'],
  ['rolcreaterole', 'CREATEROLE'],
  ['rolcanlogin', 'LOGIN'],
  ['rolreplication', 'REPLICATION'],
  ['rolbypassrls', 'BYPASSRLS'],
];
