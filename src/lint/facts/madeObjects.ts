import { type Nodes, type NodeTag, wordsOf } from '../../sql/nodes.ts';
import { existence } from './existence.ts';
import type { Guard } from './guarded.ts';
import { objectWords } from './objectTypes.ts';

/** What a CREATE statement makes. */
export interface MadeObject {
  /** What SQL calls it: `materialized view`. */
  readonly type: string;
  /** Empty where it has no name of its own, as a cast. */
  readonly names: readonly string[];
  /** True when it says what is to be done if it is there already. */
  readonly isRepeatable: boolean;
  readonly form: 'IF NOT EXISTS' | 'OR REPLACE' | Guard;
  /** The table it is a part of. */
  readonly owner?: readonly string[];
  /** True of a temporary table that COMMIT drops. */
  readonly isFleeting?: boolean;
}

/** Undefined for other statements, and for those that PostgreSQL has no repeatable form of. */
export function madeObject(kind: string, node: unknown, pgVersion: number): MadeObject | undefined {
  const make = MAKERS[kind as NodeTag] as Maker<unknown> | undefined;
  return make?.(node, pgVersion);
}

type Maker<Node> = (node: Node, pgVersion: number) => MadeObject | undefined;

/**
 * Unnamed indexes and statistics are left out: PostgreSQL finds them a name that is free. So are
 * databases, tablespaces and subscriptions, which are not made in a DO block, and base types.
 */
const MAKERS: { readonly [Tag in NodeTag]?: Maker<Nodes[Tag]> } = {
  CreateStmt: (node) => ({
    ...withClause('table', rangeNames(node.relation), node.if_not_exists),
    isFleeting: isGoneAtCommit(node),
  }),
  CreateForeignTableStmt: ({ base }) =>
    withClause('foreign table', rangeNames(base?.relation), base?.if_not_exists),
  CreateTableAsStmt: ({ objtype, into, if_not_exists }) => ({
    ...withClause(objectWords(objtype), rangeNames(into?.rel), if_not_exists),
    isFleeting: into?.rel?.relpersistence === 't' && into.onCommit === 'ONCOMMIT_DROP',
  }),
  IndexStmt: ({ idxname, relation, if_not_exists }) =>
    idxname === undefined
      ? undefined
      : {
          ...withClause('index', inSchema(relation?.schemaname, idxname), if_not_exists),
          owner: rangeNames(relation),
        },
  CreateSeqStmt: ({ sequence, if_not_exists }) =>
    withClause('sequence', rangeNames(sequence), if_not_exists),
  CreateExtensionStmt: ({ extname, if_not_exists }) =>
    withClause('extension', one(extname), if_not_exists),
  CreateStatsStmt: ({ defnames, if_not_exists }) =>
    defnames && withClause('statistics', wordsOf(defnames), if_not_exists),
  CreateForeignServerStmt: ({ servername, if_not_exists }) =>
    withClause('server', one(servername), if_not_exists),
  CreateUserMappingStmt: ({ if_not_exists }) => withClause('user mapping', [], if_not_exists),
  CreateSchemaStmt: ({ schemaname, authrole, schemaElts, if_not_exists }) => {
    const names = one(schemaname ?? authrole?.rolename);
    if (!schemaElts) return withClause('schema', names, if_not_exists);
    return guardedBy('schema', names, `${existence.schemaNumber(names)} IS NULL`);
  },
  CreateFunctionStmt: ({ is_procedure, funcname, replace }) =>
    replaceable(is_procedure ? 'procedure' : 'function', wordsOf(funcname), replace),
  ViewStmt: ({ view, replace }) => replaceable('view', rangeNames(view), replace),
  RuleStmt: ({ relation, rulename, replace }) =>
    partOf(relation, rulename, (names) => replaceable('rule', names, replace)),
  CreateTransformStmt: ({ replace }) => replaceable('transform', [], replace),
  CreatePLangStmt: ({ plname, replace }) => replaceable('language', one(plname), replace),
  CreateTrigStmt: ({ relation, trigname, replace, isconstraint }, pgVersion) =>
    partOf(relation, trigname, (names) =>
      pgVersion >= 14 && !isconstraint
        ? replaceable('trigger', names, replace)
        : guardedBy('trigger', names, `NOT ${existence.trigger(relation ?? {}, trigname ?? '')}`),
    ),
  DefineStmt: ({ kind, defnames, replace, if_not_exists }) => {
    const names = wordsOf(defnames);
    const type = objectWords(kind);
    if (kind === 'OBJECT_TYPE') return undefined;
    if (kind === 'OBJECT_AGGREGATE') return replaceable(type, names, replace);
    if (kind === 'OBJECT_COLLATION') return withClause(type, names, if_not_exists);
    const rescue = 'duplicate_object OR duplicate_function OR unique_violation';
    return { type, names, isRepeatable: false, form: { rescue } };
  },
  CreateEnumStmt: ({ typeName }) => newType('type', wordsOf(typeName)),
  CreateRangeStmt: ({ typeName }) => newType('type', wordsOf(typeName)),
  CompositeTypeStmt: ({ typevar }) => newType('type', rangeNames(typevar)),
  CreateDomainStmt: ({ domainname }) => newType('domain', wordsOf(domainname)),
  CreatePolicyStmt: ({ table, policy_name }) =>
    partOf(table, policy_name, (names) =>
      guardedBy('policy', names, `NOT ${existence.policy(table ?? {}, policy_name ?? '')}`),
    ),
  CreateRoleStmt: ({ role, stmt_type }) =>
    listed(ROLE_WORDS[stmt_type ?? ''] ?? 'role', role, 'pg_roles', 'rolname'),
  CreatePublicationStmt: ({ pubname }) =>
    listed('publication', pubname, 'pg_publication', 'pubname'),
  CreateEventTrigStmt: ({ trigname }) =>
    listed('event trigger', trigname, 'pg_event_trigger', 'evtname'),
  CreateFdwStmt: ({ fdwname }) =>
    listed('foreign data wrapper', fdwname, 'pg_foreign_data_wrapper', 'fdwname'),
  CreateAmStmt: ({ amname }) => listed('access method', amname, 'pg_am', 'amname'),
  CreateCastStmt: () => rescued('cast', []),
  CreateConversionStmt: ({ conversion_name }) => rescued('conversion', wordsOf(conversion_name)),
  CreateOpClassStmt: ({ opclassname }) => rescued('operator class', wordsOf(opclassname)),
  CreateOpFamilyStmt: ({ opfamilyname }) => rescued('operator family', wordsOf(opfamilyname)),
};

const ROLE_WORDS: Readonly<Record<string, string>> = {
  ROLESTMT_USER: 'user',
  ROLESTMT_GROUP: 'group',
};

/** A temporary table that COMMIT drops is not there when the script is run again. */
function isGoneAtCommit({ relation, oncommit }: Nodes['CreateStmt']): boolean {
  return relation?.relpersistence === 't' && oncommit === 'ONCOMMIT_DROP';
}

function withClause(type: string, names: readonly string[], has: boolean | undefined): MadeObject {
  return { type, names, isRepeatable: Boolean(has), form: 'IF NOT EXISTS' };
}

function replaceable(type: string, names: readonly string[], has: boolean | undefined): MadeObject {
  return { type, names, isRepeatable: Boolean(has), form: 'OR REPLACE' };
}

function guardedBy(type: string, names: readonly string[], condition: string): MadeObject {
  return { type, names, isRepeatable: false, form: { condition } };
}

function newType(type: string, names: readonly string[]): MadeObject {
  return guardedBy(type, names, `${existence.typeNumber(names)} IS NULL`);
}

/** One that a catalog keeps by its name alone. */
function listed(
  type: string,
  name: string | undefined,
  catalog: string,
  column: string,
): MadeObject {
  return guardedBy(type, one(name), `NOT ${existence.row(catalog, column, name ?? '')}`);
}

function partOf(
  table: Nodes['RangeVar'] | undefined,
  name: string | undefined,
  made: (names: readonly string[]) => MadeObject,
): MadeObject {
  const owner = rangeNames(table);
  return { ...made([...owner, ...one(name)]), owner };
}

function rescued(type: string, names: readonly string[]): MadeObject {
  return { type, names, isRepeatable: false, form: { rescue: 'duplicate_object' } };
}

function rangeNames(relation: Nodes['RangeVar'] | undefined): string[] {
  return inSchema(relation?.schemaname, relation?.relname ?? '');
}

function inSchema(schema: string | undefined, name: string): string[] {
  return schema === undefined ? [name] : [schema, name];
}

function one(name: string | undefined): string[] {
  return name === undefined ? [] : [name];
}
