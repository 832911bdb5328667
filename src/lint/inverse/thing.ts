/** What a migration can make, by the words of SQL that name its kind: `DROP <kind>` takes it away. */
export type Kind =
  | 'table'
  | 'foreign table'
  | 'view'
  | 'materialized view'
  | 'index'
  | 'sequence'
  | 'column'
  | 'attribute'
  | 'constraint'
  | 'domain constraint'
  | 'trigger'
  | 'policy'
  | 'rule'
  | 'function'
  | 'procedure'
  | 'aggregate'
  | 'routine'
  | 'type'
  | 'domain'
  | 'enum value'
  | 'schema'
  | 'extension'
  | 'statistics'
  | 'publication'
  | 'publication member'
  | 'subscription'
  | 'cast'
  | 'operator'
  | 'operator class'
  | 'operator family'
  | 'collation'
  | 'conversion'
  | 'event trigger'
  | 'server'
  | 'foreign data wrapper'
  | 'user mapping'
  | 'language'
  | 'access method'
  | 'text search configuration'
  | 'text search dictionary'
  | 'text search parser'
  | 'text search template'
  | 'tablespace'
  | 'role'
  | 'database'
  | 'default privileges';

/** An object by its name. */
export interface Thing {
  readonly kind: Kind;
  /** Absent where the script names none, or `public`: both are one to us. */
  readonly schema?: string;
  /** True when the script says `public` all the same. */
  readonly saysPublic?: boolean;
  readonly name: string;
  /** What it belongs to and is named within: the table of a column, the type of an enum value. */
  readonly on?: Thing;
  /** Of a routine or an operator: the types it is told by, to compare. Absent: not said. */
  readonly args?: readonly string[];
  /** The same, or what else DROP wants behind the name, as it is written. */
  readonly argsText?: string;
  /** True when PostgreSQL chooses the name, by rules that we follow as far as they can be known. */
  readonly isNameGuessed?: boolean;
}

/** Objects of one family cannot have the same name: a view and a table, a domain and an enum. */
export function familyOf(kind: Kind): string {
  return FAMILIES[kind] ?? kind;
}

const FAMILIES: { readonly [It in Kind]?: string } = {
  table: 'relation',
  'foreign table': 'relation',
  view: 'relation',
  'materialized view': 'relation',
  index: 'relation',
  sequence: 'relation',
  attribute: 'column',
  type: 'type',
  domain: 'type',
  function: 'routine',
  procedure: 'routine',
  aggregate: 'routine',
  routine: 'routine',
};

/** For comparing. Of a routine without its arguments: several may answer to it. */
export function thingKey({ kind, schema, name, on }: Thing): string {
  const owner = on ? `${thingKey(on)} > ` : '';
  return `${owner}${familyOf(kind)} ${schema ?? ''}.${name}`;
}

interface WithArgs {
  readonly args?: readonly string[] | undefined;
}

/** True when two of one key are one: their arguments agree, or one of them has none to say. */
export function sameArgs(a: WithArgs, b: WithArgs): boolean {
  return !a.args || !b.args || a.args.join() === b.args.join();
}

/** For messages: `column "note" of "orders"`, `function "f"`. */
export function shownThing({ kind, schema, name, on }: Thing): string {
  const full = schema === undefined ? name : `${schema}.${name}`;
  const word = kind === 'routine' ? 'function' : kind;
  if (kind === 'default privileges') return 'the default privileges';
  if (kind === 'enum value') return `value '${name}' of ${on ? `"${on.name}"` : 'a type'}`;
  if (!on) return `${word} "${full}"`;
  const owner = on.schema === undefined ? on.name : `${on.schema}.${on.name}`;
  return `${word} "${full}" of "${owner}"`;
}

/** Another thing in the same schema, such as the index of a table. */
export function neighbour(kind: Kind, name: string, { schema, saysPublic }: Thing): Thing {
  return {
    kind,
    name,
    ...(schema !== undefined && { schema }),
    ...(saysPublic && { saysPublic }),
  };
}
