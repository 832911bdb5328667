import type { ObjectType, RangeVar } from '@pgsql/types';
import { type Nodes, type NodeTag, nodesOf, wordsOf } from '../../sql/nodes.ts';
import { existence } from './existence.ts';
import type { Guard } from './guarded.ts';
import { objectNames, objectWords } from './objectTypes.ts';

/** What a statement takes away: drops, or gives another name or place. */
export interface TakenObject {
  /** What SQL calls it: `materialized view`. */
  readonly type: string;
  /** Of each object that it names, the parts of the name. */
  readonly names: readonly (readonly string[])[];
  readonly isRepeatable: boolean;
  readonly form: 'IF EXISTS' | Guard;
}

/** Undefined for other statements, and for those that PostgreSQL has no repeatable form of. */
export function takenObject(kind: string, node: unknown): TakenObject | undefined {
  const take = TAKERS[kind as NodeTag] as ((node: unknown) => TakenObject | undefined) | undefined;
  return take?.(node);
}

const TAKERS: { readonly [Tag in NodeTag]?: (node: Nodes[Tag]) => TakenObject | undefined } = {
  DropStmt: ({ removeType, objects = [], missing_ok }) =>
    withClause(objectWords(removeType), objects.map(objectNames), missing_ok),
  DropRoleStmt: ({ roles, missing_ok }) =>
    withClause(
      'role',
      nodesOf(roles, 'RoleSpec').map(({ rolename = '' }) => [rolename]),
      missing_ok,
    ),
  DropUserMappingStmt: ({ missing_ok }) => withClause('user mapping', [[]], missing_ok),
  DropdbStmt: ({ dbname = '', missing_ok }) => withClause('database', [[dbname]], missing_ok),
  DropTableSpaceStmt: ({ tablespacename = '', missing_ok }) =>
    withClause('tablespace', [[tablespacename]], missing_ok),
  DropSubscriptionStmt: ({ subname = '', missing_ok }) =>
    withClause('subscription', [[subname]], missing_ok),
  RenameStmt: (node) => {
    const { renameType, relation, subname, missing_ok } = node;
    const type = objectWords(renameType);
    const names = [[...rangeNames(relation), ...objectNames(node.object), ...one(subname)]];
    if (renameType && HAS_CLAUSE.has(renameType)) return withClause(type, names, missing_ok);
    return { type, names, isRepeatable: false, form: renameGuard(node) };
  },
  AlterObjectSchemaStmt: ({ objectType, relation, object, missing_ok }) => {
    const type = objectWords(objectType);
    const names = [[...rangeNames(relation), ...objectNames(object)]];
    if (objectType && HAS_CLAUSE.has(objectType)) return withClause(type, names, missing_ok);
    return { type, names, isRepeatable: false, form: MISSING };
  },
  AlterEnumStmt: ({ typeName, oldVal }) =>
    oldVal === undefined
      ? undefined
      : {
          type: 'enum value',
          names: [[oldVal]],
          isRepeatable: false,
          form: { condition: existence.enumValue(wordsOf(typeName), oldVal) },
        },
};

const HAS_CLAUSE: ReadonlySet<ObjectType> = new Set([
  'OBJECT_TABLE',
  'OBJECT_INDEX',
  'OBJECT_VIEW',
  'OBJECT_MATVIEW',
  'OBJECT_SEQUENCE',
  'OBJECT_FOREIGN_TABLE',
] as const);

const MISSING: Guard = { rescue: 'undefined_object OR undefined_function' };

function renameGuard({ renameType, relation, object, subname = '' }: Nodes['RenameStmt']): Guard {
  const condition = RENAMED[renameType ?? '']?.(relation ?? {}, subname, objectNames(object));
  return condition === undefined ? MISSING : { condition };
}

type IsThere = (table: RangeVar, name: string, names: readonly string[]) => string;

const typeIsThere: IsThere = (_table, _name, names) => `${existence.typeNumber(names)} IS NOT NULL`;

const columnIsThere: IsThere = (table, name) => existence.column(table, name, true);

const RENAMED: { readonly [type: string]: IsThere } = {
  OBJECT_SCHEMA: (_, name) => `${existence.schemaNumber([name])} IS NOT NULL`,
  OBJECT_ROLE: (_, name) => existence.row('pg_roles', 'rolname', name),
  OBJECT_TYPE: typeIsThere,
  OBJECT_DOMAIN: typeIsThere,
  OBJECT_COLUMN: columnIsThere,
  OBJECT_ATTRIBUTE: columnIsThere,
  OBJECT_TABCONSTRAINT: (table, name) => existence.constraint(table, name, true),
  OBJECT_TRIGGER: (table, name) => existence.trigger(table, name, true),
  OBJECT_POLICY: (table, name) => existence.policy(table, name, true),
};

function withClause(
  type: string,
  names: readonly (readonly string[])[],
  has: boolean | undefined,
): TakenObject {
  return { type, names, isRepeatable: Boolean(has), form: 'IF EXISTS' };
}

function rangeNames(relation: RangeVar | undefined): string[] {
  if (!relation) return [];
  return [...one(relation.schemaname), ...one(relation.relname)];
}

function one(name: string | undefined): string[] {
  return name === undefined ? [] : [name];
}
