import { commentText } from './commentText.ts';
import { fields } from './fields.ts';
import { type Group, partsOf, type Writer } from './group.ts';
import { ownership, ownerText } from './ownership.ts';
import { privileges } from './privileges.ts';
import { foreignOptions, literal, plainName, remark } from './sqlWords.ts';

/** plpgsql belongs to whom the server was made with. `CREATE EXTENSION citext WITH SCHEMA public VERSION '1.6';` */
export const extensionText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const { version = '', schema = '', owner = '' } = fields(definition, EXTENSION) ?? {};
  return [
    `CREATE EXTENSION ${identity} WITH SCHEMA ${plainName(schema)} VERSION ${literal(version)};`,
    ...(identity === 'plpgsql'
      ? []
      : ownerText(owner, setting, `EXTENSION ${identity}`).map(remark)),
    ...comments(group),
  ];
};

export const schemaText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const found = owned(definition);
  return [
    `CREATE SCHEMA ${identity};`,
    ...ownership(found, setting, { on: `SCHEMA ${identity}`, all: 'UC' }),
    ...comments(group),
  ];
};

/** The owner of the database is who all objects belong to that say nothing else. */
export const databaseText: Writer = ({ head }) => {
  const { owner, acl } = owned(head.definition);
  const object = { on: 'DATABASE CURRENT', all: 'CTc', everybody: 'Tc' };
  return privileges(acl, owner, object).map((it) => remark(it.replace(' CURRENT', '')));
};

/** `ALTER DEFAULT PRIVILEGES FOR ROLE app IN SCHEMA public GRANT SELECT ON TABLES TO reader;` */
export const defaultPrivilegesText: Writer = ({ head }) => {
  const { role = '', schema = '', kind = '' } = fields(head.identity, DEFAULTS) ?? {};
  const [on, all, everybody] = DEFAULT_KINDS[kind] ?? ['', ''];
  const scope = schema === '' ? '' : ` IN SCHEMA ${plainName(schema)}`;
  const alter = `ALTER DEFAULT PRIVILEGES FOR ROLE ${plainName(role)}${scope}`;
  // Within a schema they are added to what there is anyway; without one they stand in its place.
  const usual = schema === '' ? { all, ...(everybody && { everybody }) } : { all };
  const owner = schema === '' ? role : '';
  const found = privileges(head.definition, owner, { on, ...usual });
  const own = schema === '' ? found : found.filter((it) => !it.startsWith('REVOKE'));
  return own.map((it) => `${alter} ${it}`);
};

export const eventTriggerText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const found = fields(definition, EVENT_TRIGGER);
  if (!found) return [remark(`event trigger ${identity}: ${definition}`)];
  const { event, tags = '', callee = '', enabled = '', owner = '' } = found;
  const names = tags.slice(1, -1).replaceAll('"', '').split(',').map(literal);
  const filter = tags === '' ? '' : ` WHEN TAG IN (${names.join(', ')})`;
  const state = ENABLED[enabled];
  return [
    `CREATE EVENT TRIGGER ${identity} ON ${event}${filter} EXECUTE FUNCTION ${callee};`,
    ...(state ? [`ALTER EVENT TRIGGER ${identity} ${state};`] : []),
    ...ownerText(owner, setting, `EVENT TRIGGER ${identity}`),
    ...comments(group),
  ];
};

export const wrapperText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const found = fields(definition, WRAPPER);
  if (!found) return [remark(`foreign data wrapper ${identity}: ${definition}`)];
  const { handler, validator, options = '', owner = '', acl = '' } = found;
  const object = { on: `FOREIGN DATA WRAPPER ${identity}`, all: 'U' };
  const words = [
    handler === '-' ? '' : ` HANDLER ${handler}`,
    validator === '-' ? '' : ` VALIDATOR ${validator}`,
    foreignOptions(options),
  ];
  return [
    `CREATE FOREIGN DATA WRAPPER ${identity}${words.join('')};`,
    ...ownership({ owner, acl }, setting, object),
    ...comments(group),
  ];
};

export const serverText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const found = fields(definition, SERVER);
  if (!found) return [remark(`foreign server ${identity}: ${definition}`)];
  const { wrapper = '', type, version, options = '', owner = '', acl = '' } = found;
  const words = [type && ` TYPE ${literal(type)}`, version && ` VERSION ${literal(version)}`];
  const by = `FOREIGN DATA WRAPPER ${plainName(wrapper)}${foreignOptions(options)}`;
  return [
    `CREATE SERVER ${identity}${words.join('')} ${by};`,
    ...ownership({ owner, acl }, setting, { on: `FOREIGN SERVER ${identity}`, all: 'U' }),
    ...comments(group),
  ];
};

/** Its options may hold a password, which no text shows. */
export const userMappingText: Writer = ({ head }) => {
  const { user = '', server = '' } = fields(head.identity, MAPPING) ?? {};
  const role = user === 'public' ? 'PUBLIC' : plainName(user);
  const names = head.definition.match(/(?<=[{,"])\w+(?==)/g) ?? [];
  const options =
    names.length === 0 ? '' : ` OPTIONS (${names.map((it) => `${it} '...'`).join(', ')})`;
  return [`CREATE USER MAPPING FOR ${role} SERVER ${plainName(server)}${options};`];
};

function comments(group: Group): string[] {
  return partsOf(group, 'comment').map(commentText);
}

function owned(definition: string): { readonly owner: string; readonly acl: string } {
  const { owner = '', acl = '' } = fields(definition, OWNED) ?? {};
  return { owner, acl };
}

const OWNED = /^ owner=(?<owner>.*) acl=(?<acl>.*)$/;
const EXTENSION = /^(?<version>\S+) in (?<schema>.*) owner=(?<owner>.*)$/;
const DEFAULTS = /^on (?<kind>[a-z ]+) of (?<role>.*?)(?: in (?<schema>.*))?$/;
const EVENT_TRIGGER =
  /^(?<event>\w+) (?<tags>\{.*\})? ?(?<callee>\S.*) enabled=(?<enabled>\w) owner=(?<owner>.*)$/;
const WRAPPER =
  /^(?<handler>\S+) (?<validator>\S+) (?<options>\{.*\})? owner=(?<owner>.*) acl=(?<acl>.*)$/;
const SERVER =
  /^(?<wrapper>\S+) (?<type>\S*) (?<version>\S*) (?<options>\{.*\})? owner=(?<owner>.*) acl=(?<acl>.*)$/;
const MAPPING = /^(?<user>.*) on (?<server>.*)$/;

const ENABLED: Readonly<Record<string, string>> = {
  D: 'DISABLE',
  R: 'ENABLE REPLICA',
  A: 'ENABLE ALWAYS',
};

const DEFAULT_KINDS: Readonly<
  Record<string, readonly [on: string, all: string, everybody?: string]>
> = {
  tables: ['TABLES', 'arwdDxtm'],
  sequences: ['SEQUENCES', 'rwU'],
  functions: ['FUNCTIONS', 'X', 'X'],
  types: ['TYPES', 'U', 'U'],
  schemas: ['SCHEMAS', 'UC'],
  'large objects': ['LARGE OBJECTS', 'rw'],
};
