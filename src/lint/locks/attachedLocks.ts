import { inner, type Nodes, type NodeTag, nodesOf, wordsOf } from '../../sql/nodes.ts';
import type { Lock } from './lockEffect.ts';
import { lockOn, relationOf, unnamedLock } from './tableLock.ts';

/** The locks of statements about what hangs on a table: triggers, policies, views, comments. */
export const ATTACHED_LOCKS: { readonly [Tag in NodeTag]?: (node: Nodes[Tag]) => Lock[] } = {
  CreateTrigStmt: ({ relation, constrrel }) => [
    lockOn(relation, 'SHARE ROW EXCLUSIVE'),
    ...(constrrel ? [lockOn(constrrel, 'ACCESS SHARE', { on: 'the referenced table' })] : []),
  ],
  CreatePolicyStmt: ({ table }) => [lockOn(table, 'ACCESS EXCLUSIVE')],
  AlterPolicyStmt: ({ table }) => [lockOn(table, 'ACCESS EXCLUSIVE')],
  RuleStmt: ({ relation }) => [lockOn(relation, 'ACCESS EXCLUSIVE')],
  ViewStmt: ({ view, replace }) =>
    replace ? [lockOn(view, 'ACCESS EXCLUSIVE', { on: 'the view', note: IF_THERE })] : [],
  AlterSeqStmt: ({ sequence }) => [lockOn(sequence, 'SHARE ROW EXCLUSIVE', { on: 'the sequence' })],
  CreateStatsStmt: ({ relations }) =>
    nodesOf(relations, 'RangeVar').map((it) => lockOn(it, 'SHARE UPDATE EXCLUSIVE')),
  CreatePublicationStmt: ({ pubobjects }) => published(pubobjects),
  AlterPublicationStmt: ({ pubobjects }) => published(pubobjects),
  CommentStmt: commentLocks,
  AlterDomainStmt: domainLocks,
};

const IF_THERE = 'Only if the view is there already.';

function published(objects: Nodes['CreatePublicationStmt']['pubobjects']): Lock[] {
  return nodesOf(objects, 'PublicationObjSpec').flatMap(({ pubtable }) =>
    pubtable?.relation ? lockOn(pubtable.relation, 'SHARE UPDATE EXCLUSIVE') : [],
  );
}

function commentLocks({ objtype, object }: Nodes['CommentStmt']): Lock[] {
  const words = wordsOf(inner(object, 'List')?.items);
  const depth = objtype && COMMENTED[objtype];
  if (depth === undefined || words.length <= depth) return [];
  const relation = relationOf(depth === 0 ? words : words.slice(0, -depth));
  const on = objtype === 'OBJECT_INDEX' ? 'the index' : 'the table';
  return [lockOn(relation, 'SHARE UPDATE EXCLUSIVE', { on })];
}

/** How many words of its name are behind that of the relation. */
const COMMENTED: Readonly<Record<string, number>> = {
  OBJECT_TABLE: 0,
  OBJECT_VIEW: 0,
  OBJECT_MATVIEW: 0,
  OBJECT_INDEX: 0,
  OBJECT_COLUMN: 1,
};

/** Every table with a column of the domain is searched for values that the constraint forbids. */
function domainLocks({ subtype, def }: Nodes['AlterDomainStmt']): Lock[] {
  const isAdded = subtype === 'C' && inner(def, 'Constraint')?.skip_validation !== true;
  if (!isAdded && subtype !== 'O' && subtype !== 'V') return [];
  return [unnamedLock('every table of the type', 'SHARE', { scans: true })];
}
