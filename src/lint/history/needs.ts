import type {
  AlterTableStmt,
  Constraint,
  CreateStmt,
  DropStmt,
  Node,
  RangeVar,
} from '@pgsql/types';
import { inner, type Nodes, type NodeTag, nodesOf, wordsOf } from '../../sql/nodes.ts';
import { rangeOf } from './apply/rangeOf.ts';

/**
 * The relations that must be there already, or a statement fails: those it alters, drops, indexes,
 * writes to or points to. What only a query names is left out, since it may be a WITH's.
 */
export function relationsNeeded(kind: string, node: unknown): readonly RangeVar[] {
  const needs = NEEDS[kind as NodeTag] as ((node: unknown) => Needed) | undefined;
  const found = needs?.(node);
  if (found === undefined) return NONE;
  return Array.isArray(found) ? found.filter((it) => it !== undefined) : [found as RangeVar];
}

type Needed = RangeVar | readonly (RangeVar | undefined)[] | undefined;

const NONE: readonly RangeVar[] = [];

const NEEDS: { readonly [Tag in NodeTag]?: (node: Nodes[Tag]) => Needed } = {
  AlterTableStmt: (node) => (node.missing_ok ? NONE : [node.relation, ...pointedTo(node)]),
  AlterSeqStmt: ({ sequence, missing_ok }) => (missing_ok ? NONE : sequence),
  AlterObjectSchemaStmt: ({ relation, missing_ok }) => (missing_ok ? NONE : relation),
  RenameStmt: ({ relation, missing_ok }) => (missing_ok ? NONE : relation),
  IndexStmt: ({ relation }) => relation,
  CreateStmt: created,
  CreateTrigStmt: ({ relation }) => relation,
  CreatePolicyStmt: ({ table }) => table,
  AlterPolicyStmt: ({ table }) => table,
  RuleStmt: ({ relation }) => relation,
  TruncateStmt: ({ relations }) => nodesOf(relations, 'RangeVar'),
  LockStmt: ({ relations }) => nodesOf(relations, 'RangeVar'),
  InsertStmt: ({ relation }) => relation,
  UpdateStmt: ({ relation }) => relation,
  DeleteStmt: ({ relation }) => relation,
  MergeStmt: ({ relation }) => relation,
  RefreshMatViewStmt: ({ relation }) => relation,
  DropStmt: dropped,
  CommentStmt: ({ objtype, object }) => commentedOn(objtype, object),
  GrantStmt: ({ targtype, objtype, objects }) =>
    targtype === 'ACL_TARGET_OBJECT' && objtype === 'OBJECT_TABLE'
      ? nodesOf(objects, 'RangeVar')
      : NONE,
};

function pointedTo({ cmds }: AlterTableStmt): (RangeVar | undefined)[] {
  return nodesOf(cmds, 'AlterTableCmd').flatMap(({ def }) => {
    const constraint = inner(def, 'Constraint');
    if (constraint) return [constraint.pktable];
    const partition = inner(def, 'PartitionCmd');
    if (partition) return [partition.name];
    return targets(inner(def, 'ColumnDef')?.constraints);
  });
}

function targets(constraints: readonly Node[] | undefined): RangeVar[] {
  return nodesOf(constraints, 'Constraint').flatMap(({ pktable }: Constraint) => pktable ?? []);
}

/** A table may point to itself. */
function created({ relation, tableElts, constraints, inhRelations }: CreateStmt): RangeVar[] {
  const likes = nodesOf(tableElts, 'TableLikeClause').flatMap((it) => it.relation ?? []);
  const ofColumns = nodesOf(tableElts, 'ColumnDef').flatMap((it) => targets(it.constraints));
  const ofTable = [...targets(tableElts), ...targets(constraints)];
  const pointed = [...ofColumns, ...ofTable].filter(({ relname }) => relname !== relation?.relname);
  return [...nodesOf(inhRelations, 'RangeVar'), ...likes, ...pointed];
}

const RELATIONS: ReadonlySet<string | undefined> = new Set([
  'OBJECT_TABLE',
  'OBJECT_FOREIGN_TABLE',
  'OBJECT_VIEW',
  'OBJECT_MATVIEW',
  'OBJECT_INDEX',
  'OBJECT_SEQUENCE',
]);

function dropped({ objects, removeType, missing_ok }: DropStmt): readonly RangeVar[] {
  if (missing_ok) return NONE;
  const names = nodesOf(objects, 'List').map(({ items }) => wordsOf(items));
  if (RELATIONS.has(removeType)) return names.map(rangeOf);
  const isPart = removeType === 'OBJECT_TRIGGER' || removeType === 'OBJECT_POLICY';
  return isPart ? names.map((words) => rangeOf(words.slice(0, -1))) : NONE;
}

function commentedOn(objtype: string | undefined, object: Node | undefined): Needed {
  const words = wordsOf(inner(object, 'List')?.items);
  if (RELATIONS.has(objtype)) return rangeOf(words);
  return objtype === 'OBJECT_COLUMN' ? rangeOf(words.slice(0, -1)) : NONE;
}
