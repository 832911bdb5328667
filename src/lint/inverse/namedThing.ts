import type { Node, ObjectType, ObjectWithArgs, RangeVar, TypeName } from '@pgsql/types';
import { inner, nodesOf, wordsOf } from '../../sql/nodes.ts';
import { sqlName } from '../facts/sqlName.ts';
import { typeName } from '../facts/typeText.ts';
import type { Kind, Thing } from './thing.ts';

/** The object that DROP, COMMENT, RENAME and others name. Undefined for kinds that we do not follow. */
export function namedThing(
  type: ObjectType | undefined,
  object: Node | undefined,
): Thing | undefined {
  const kind = type && KINDS[type];
  if (!kind || !object) return undefined;
  const routine = inner(object, 'ObjectWithArgs');
  if (routine) return routineThing(kind, routine);
  const typed = inner(object, 'TypeName');
  if (typed) return dotted(kind, wordsOf(typed.names));
  const name = inner(object, 'String')?.sval;
  if (name !== undefined) return { kind, name };
  return listed(kind, inner(object, 'List')?.items ?? []);
}

/** A relation as a thing of a kind. */
export function relationThing(kind: Kind, { schemaname, relname }: RangeVar): Thing {
  return dotted(kind, schemaname === undefined ? [relname ?? ''] : [schemaname, relname ?? '']);
}

/** A thing by the words of its name, the schema first; `public` and none are the same. */
export function dotted(kind: Kind, words: readonly string[]): Thing {
  const name = words.at(-1) ?? '';
  const schema = words.length > 1 ? words.at(-2) : undefined;
  if (schema === 'public') return { kind, name, saysPublic: true };
  return schema === undefined ? { kind, name } : { kind, schema, name };
}

/** What the types of a routine's arguments are compared by. */
export function typeKey(type: TypeName): string {
  const words = typeName(type).replace(/^public\./, '');
  return `${words}${'[]'.repeat(type.arrayBounds?.length ? 1 : 0)}`;
}

/** A type as SQL, from its parts: what was written may have had a name with it. */
export function typeSql(type: TypeName): string {
  const words = wordsOf(type.names);
  const own =
    words.length === 2 && words[0] === 'pg_catalog'
      ? [SQL_NAMES[words[1] ?? ''] ?? words[1] ?? '']
      : words.map(sqlName);
  return `${own.join('.')}${type.arrayBounds?.length ? '[]' : ''}`;
}

const SQL_NAMES: Readonly<Record<string, string>> = {
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  float4: 'real',
  float8: 'double precision',
  bool: 'boolean',
  bpchar: 'char',
};

function routineThing(kind: Kind, { objname, objargs, args_unspecified }: ObjectWithArgs): Thing {
  const thing = dotted(kind, wordsOf(objname));
  if (args_unspecified) return thing;
  // An operator's missing left side is an empty node.
  const types = (objargs ?? []).map((it) => inner(it, 'TypeName'));
  return {
    ...thing,
    args: types.map((it) => (it ? typeKey(it) : 'none')),
    argsText: `(${types.map((it) => (it ? typeSql(it) : 'NONE')).join(', ') || (kind === 'aggregate' ? '*' : '')})`,
  };
}

function listed(kind: Kind, items: readonly Node[]): Thing | undefined {
  const words = wordsOf(items);
  if (kind === 'domain constraint') {
    const [domain] = nodesOf(items, 'TypeName');
    const on = dotted('domain', wordsOf(domain?.names));
    return { kind: 'domain constraint', on, name: words[0] ?? '' };
  }
  if (kind === 'cast') return castThing(nodesOf(items, 'TypeName'));
  if (kind === 'operator class' || kind === 'operator family') {
    return { ...dotted(kind, words.slice(1)), argsText: ` USING ${words[0] ?? ''}` };
  }
  if (!PARTS.has(kind)) return dotted(kind, words);
  return { kind, on: dotted('table', words.slice(0, -1)), name: words.at(-1) ?? '' };
}

export function castThing([source, target]: readonly (TypeName | undefined)[]): Thing | undefined {
  if (!source || !target) return undefined;
  return { kind: 'cast', name: `${typeSql(source)} AS ${typeSql(target)}` };
}

/** What is named by its table and its own name. */
const PARTS: ReadonlySet<Kind> = new Set(['column', 'constraint', 'trigger', 'policy', 'rule']);

const KINDS: { readonly [Type in ObjectType]?: Kind } = {
  OBJECT_ACCESS_METHOD: 'access method',
  OBJECT_AGGREGATE: 'aggregate',
  OBJECT_CAST: 'cast',
  OBJECT_COLLATION: 'collation',
  OBJECT_COLUMN: 'column',
  OBJECT_CONVERSION: 'conversion',
  OBJECT_DATABASE: 'database',
  OBJECT_DOMAIN: 'domain',
  OBJECT_DOMCONSTRAINT: 'domain constraint',
  OBJECT_EVENT_TRIGGER: 'event trigger',
  OBJECT_EXTENSION: 'extension',
  OBJECT_FDW: 'foreign data wrapper',
  OBJECT_FOREIGN_SERVER: 'server',
  OBJECT_FOREIGN_TABLE: 'foreign table',
  OBJECT_FUNCTION: 'function',
  OBJECT_INDEX: 'index',
  OBJECT_LANGUAGE: 'language',
  OBJECT_MATVIEW: 'materialized view',
  OBJECT_OPCLASS: 'operator class',
  OBJECT_OPERATOR: 'operator',
  OBJECT_OPFAMILY: 'operator family',
  OBJECT_POLICY: 'policy',
  OBJECT_PROCEDURE: 'procedure',
  OBJECT_PUBLICATION: 'publication',
  OBJECT_ROLE: 'role',
  OBJECT_ROUTINE: 'routine',
  OBJECT_RULE: 'rule',
  OBJECT_SCHEMA: 'schema',
  OBJECT_SEQUENCE: 'sequence',
  OBJECT_STATISTIC_EXT: 'statistics',
  OBJECT_SUBSCRIPTION: 'subscription',
  OBJECT_TABCONSTRAINT: 'constraint',
  OBJECT_TABLE: 'table',
  OBJECT_TABLESPACE: 'tablespace',
  OBJECT_TRIGGER: 'trigger',
  OBJECT_TSCONFIGURATION: 'text search configuration',
  OBJECT_TSDICTIONARY: 'text search dictionary',
  OBJECT_TSPARSER: 'text search parser',
  OBJECT_TSTEMPLATE: 'text search template',
  OBJECT_TYPE: 'type',
  OBJECT_VIEW: 'view',
};
