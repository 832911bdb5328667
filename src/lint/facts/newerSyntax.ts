import { type Nodes, type NodeTag, nodesOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import { type Visitors, walk } from '../../sql/walk.ts';

/** Syntax that older servers do not take, where it stands in a statement. */
export interface NewerSyntax {
  /** As it is written, such as `MERGE`. */
  readonly what: string;
  /** The first major version that takes it. */
  readonly since: number;
  /** What the parser says of its place; absent: the whole statement. */
  readonly location?: number;
}

/** What a statement has that a server of this major version does not take. */
export function newerSyntax(statement: Statement, pgVersion: number): NewerSyntax[] {
  const found: NewerSyntax[] = [];
  const visitors = Object.entries(FEATURES).map(([tag, features]) => {
    const visit = (node: unknown): void => {
      for (const { what, since, is } of features as readonly Feature<unknown>[]) {
        if (since > pgVersion && is(node)) found.push({ what, since, ...placeOf(node) });
      }
    };
    return [tag, visit] as const;
  });
  walk({ [statement.kind]: statement.node }, Object.fromEntries(visitors) as Visitors);
  return found;
}

function placeOf(node: unknown): { readonly location?: number } {
  const { location } = node as { readonly location?: number };
  return location === undefined ? {} : { location };
}

interface Feature<Node> {
  readonly what: string;
  readonly since: number;
  is(node: Node): boolean;
}

/**
 * From the release notes of PostgreSQL 13 to 18 (appendix E of its manual): what migrations are likely
 * to say. Functions are not here, as a schema may have its own of the same name.
 */
const FEATURES: { readonly [Tag in NodeTag]?: readonly Feature<Nodes[Tag]>[] } = {
  Constraint: [
    { what: 'A VIRTUAL generated column', since: 18, is: (it) => it.generated_kind === 'v' },
    {
      what: 'NOT NULL as a constraint of the table',
      since: 18,
      is: ({ contype, keys }) => contype === 'CONSTR_NOTNULL' && keys !== undefined,
    },
    {
      what: 'NOT ENFORCED',
      since: 18,
      is: ({ contype, skip_validation, is_enforced }) =>
        (contype === 'CONSTR_CHECK' || contype === 'CONSTR_FOREIGN') &&
        skip_validation === true &&
        is_enforced !== true,
    },
    { what: 'WITHOUT OVERLAPS', since: 18, is: (it) => it.without_overlaps === true },
    { what: 'PERIOD', since: 18, is: (it) => it.fk_with_period === true },
    { what: 'NULLS NOT DISTINCT', since: 15, is: (it) => it.nulls_not_distinct === true },
    {
      what: 'ON DELETE SET with columns',
      since: 15,
      is: ({ fk_del_set_cols }) => fk_del_set_cols !== undefined,
    },
  ],
  ColumnDef: [
    {
      what: 'STORAGE in the definition of a column',
      since: 16,
      is: (it) => Boolean(it.storage_name),
    },
    { what: 'COMPRESSION', since: 14, is: (it) => Boolean(it.compression) },
  ],
  AlterTableCmd: [
    { what: 'SET EXPRESSION', since: 17, is: (it) => it.subtype === 'AT_SetExpression' },
    { what: 'SET ACCESS METHOD', since: 15, is: (it) => it.subtype === 'AT_SetAccessMethod' },
    { what: 'SET COMPRESSION', since: 14, is: (it) => it.subtype === 'AT_SetCompression' },
    { what: 'DROP EXPRESSION', since: 13, is: (it) => it.subtype === 'AT_DropExpression' },
  ],
  PartitionCmd: [
    { what: 'DETACH PARTITION ... CONCURRENTLY', since: 14, is: (it) => it.concurrent === true },
  ],
  IndexStmt: [
    { what: 'NULLS NOT DISTINCT', since: 15, is: (it) => it.nulls_not_distinct === true },
  ],
  MergeStmt: [
    { what: 'RETURNING of MERGE', since: 17, is: (it) => it.returningClause !== undefined },
    {
      what: 'WHEN NOT MATCHED BY SOURCE',
      since: 17,
      is: ({ mergeWhenClauses }) =>
        nodesOf(mergeWhenClauses, 'MergeWhenClause').some(
          (it) => it.matchKind === 'MERGE_WHEN_NOT_MATCHED_BY_SOURCE',
        ),
    },
    { what: 'MERGE', since: 15, is: () => true },
  ],
  ReturningOption: [{ what: 'RETURNING WITH', since: 18, is: () => true }],
  JsonTable: [{ what: 'JSON_TABLE', since: 17, is: () => true }],
  JsonFuncExpr: [{ what: 'JSON_EXISTS, JSON_QUERY or JSON_VALUE', since: 17, is: () => true }],
  JsonIsPredicate: [{ what: 'IS JSON', since: 16, is: () => true }],
  GrantRoleStmt: [
    {
      what: 'GRANT of a role WITH INHERIT or SET',
      since: 16,
      is: ({ opt }) =>
        nodesOf(opt, 'DefElem').some(({ defname }) => defname === 'inherit' || defname === 'set'),
    },
  ],
  ViewStmt: [
    {
      what: 'security_invoker',
      since: 15,
      is: ({ options }) =>
        nodesOf(options, 'DefElem').some(({ defname }) => defname === 'security_invoker'),
    },
  ],
  CreateTrigStmt: [{ what: 'OR REPLACE of a trigger', since: 14, is: (it) => it.replace === true }],
  CreateFunctionStmt: [
    { what: 'A body in SQL instead of a string', since: 14, is: (it) => it.sql_body !== undefined },
  ],
  StatsElem: [
    { what: 'CREATE STATISTICS on expressions', since: 14, is: (it) => Boolean(it.expr) },
  ],
  DropdbStmt: [
    {
      what: 'DROP DATABASE WITH (FORCE)',
      since: 13,
      is: ({ options }) => nodesOf(options, 'DefElem').some(({ defname }) => defname === 'force'),
    },
  ],
};
