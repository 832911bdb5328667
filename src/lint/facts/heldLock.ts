import type { Nodes } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import { locksOf } from '../locks/locksOf.ts';
import type { LintScript } from '../subject.ts';
import { withInner } from './doBlocks.ts';
import { shownTable } from './tableName.ts';

/** A statement that runs while an earlier one of its transaction keeps a table locked for all others. */
export interface Follower {
  readonly statement: Statement;
  /** The table that is locked with ACCESS EXCLUSIVE, as the script names it. */
  readonly table: string;
}

/** Those of a script, in order. Locks of tables that the script makes, or drops, hurt nobody. */
export function* whileLocked(script: LintScript): Iterable<Follower> {
  let table: string | undefined;
  for (const statement of script.statements) {
    if (!script.isInTransaction(statement)) table = undefined;
    else if (table === undefined) {
      const tables = withInner(statement).map((it) => lockedBy(it, script));
      table = tables.find((it) => it !== undefined);
    } else yield { statement, table };
  }
}

function lockedBy(statement: Statement, script: LintScript): string | undefined {
  if (!LOCKING.has(statement.kind) || isDrop(statement)) return undefined;
  const lock = locksOf(statement, script).find(
    ({ mode, relation, on, whoWaits }) =>
      mode === 'ACCESS EXCLUSIVE' && relation && TABLES.has(on) && whoWaits !== 'nobody',
  );
  return lock?.relation && shownTable(lock.relation);
}

/** Of the kinds of statements that take an ACCESS EXCLUSIVE lock on a table that stays. */
const LOCKING: ReadonlySet<string> = new Set([
  'AlterObjectSchemaStmt',
  'AlterPolicyStmt',
  'AlterTableStmt',
  'CreatePolicyStmt',
  'CreateStmt',
  'DropStmt',
  'LockStmt',
  'RenameStmt',
  'RuleStmt',
  'TruncateStmt',
]);

const TABLES: ReadonlySet<string> = new Set(['the table', 'the partition']);

function isDrop({ kind, node }: Statement): boolean {
  return kind === 'DropStmt' && (node as Nodes['DropStmt']).removeType === 'OBJECT_TABLE';
}
