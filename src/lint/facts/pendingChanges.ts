import type { RangeVar } from '@pgsql/types';
import { inner, type Nodes, type NodeTag, nodesOf, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { LintScript } from '../subject.ts';
import { constraintsDeferred, type DeferredKey } from './deferredKeys.ts';
import { tableKey } from './tableName.ts';

/** A statement that PostgreSQL refuses since rows of its table are still to be checked. */
export interface PendingChange {
  readonly statement: Statement;
  readonly table: RangeVar;
  /** The deferred foreign key, quoted. */
  readonly constraint: string;
}

/** Those of a script. The checks are done at COMMIT, or where SET CONSTRAINTS asks for them. */
export function* pendingChanges(script: LintScript): Generator<PendingChange> {
  const changed = new Map<string, Change[]>();
  for (const statement of script.statements) {
    if (!script.isInTransaction(statement) || endsChecks(statement)) changed.clear();
    const change = changeOf(statement);
    if (change) remember(change, changed);
    for (const table of changed.size > 0 ? refusedTables(statement) : []) {
      const found = (changed.get(tableKey(table)) ?? []).flatMap((it) => waiting(it, script));
      const [key] = found;
      if (key) yield { statement, table, constraint: `"${key.name}"` };
    }
  }
}

/** Of changes of one table that are alike, the first one is enough. */
function remember(change: Change, changed: Map<string, Change[]>): void {
  const key = tableKey(change.table);
  const known = changed.get(key) ?? [];
  const isLike = (it: Change): boolean =>
    it.deed === change.deed && it.columns.join() === change.columns.join();
  if (known.length < LOOKED_AT && !known.some(isLike)) changed.set(key, [...known, change]);
}

const LOOKED_AT = 20;

interface Change {
  readonly statement: Statement;
  readonly table: RangeVar;
  readonly deed: 'insert' | 'update' | 'delete';
  /** What an UPDATE sets. */
  readonly columns: readonly string[];
}

function changeOf(statement: Statement): Change | undefined {
  const { kind, node } = statement;
  const { relation } = node as Nodes['InsertStmt'];
  if (!relation) return undefined;
  const columns = nodesOf((node as Nodes['UpdateStmt']).targetList, 'ResTarget');
  const names = columns.map(({ name = '' }) => name);
  if (kind === 'InsertStmt') return { statement, table: relation, deed: 'insert', columns: [] };
  if (kind === 'UpdateStmt') return { statement, table: relation, deed: 'update', columns: names };
  if (kind === 'DeleteStmt') return { statement, table: relation, deed: 'delete', columns: [] };
  return undefined;
}

/** Which deferred checks a change leaves. An UPDATE of other columns and a DELETE of a child leave none. */
function waiting({ statement, table, deed, columns }: Change, script: LintScript): DeferredKey[] {
  const keys = constraintsDeferred(script.schemaBefore(statement), table);
  return keys.filter(({ side, columns: own }) => {
    if (deed === 'update') return columns.some((it) => own.includes(it));
    return deed === (side === 'child' ? 'insert' : 'delete');
  });
}

function endsChecks({ kind, node }: Statement): boolean {
  if (kind !== 'ConstraintsSetStmt') return false;
  const { constraints, deferred } = node as Nodes['ConstraintsSetStmt'];
  return !constraints && !deferred;
}

/** The tables that a statement may only touch when nothing waits. (Renames and triggers may always.) */
function refusedTables({ kind, node }: Statement): readonly RangeVar[] {
  return (REFUSED[kind as NodeTag] as ((node: unknown) => RangeVar[]) | undefined)?.(node) ?? [];
}

const REFUSED: { readonly [Tag in NodeTag]?: (node: Nodes[Tag]) => readonly RangeVar[] } = {
  AlterTableStmt: ({ relation, objtype }) =>
    relation && objtype === 'OBJECT_TABLE' ? [relation] : [],
  IndexStmt: ({ relation }) => (relation ? [relation] : []),
  TruncateStmt: ({ relations }) => nodesOf(relations, 'RangeVar'),
  DropStmt: ({ removeType, objects = [] }) =>
    removeType === 'OBJECT_TABLE'
      ? objects.map((it) => rangeOf(wordsOf(inner(it, 'List')?.items)))
      : [],
};

function rangeOf(words: readonly string[]): RangeVar {
  const [relname = '', schemaname] = words.toReversed();
  return { relname, ...(schemaname !== undefined && { schemaname }) };
}
