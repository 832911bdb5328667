import { items, type Node } from '../../sql/node.ts';
import type { Statement } from '../../sql/parser.ts';

/** Sent again it does no harm and is no error, as with IF NOT EXISTS. */
export function isRepeatable({ kind, node }: Statement): boolean {
  if (REPEATABLE.has(kind) || FLAGS.some((flag) => node[flag] === true)) return true;
  const commands = items(node, 'cmds', 'AlterTableCmd');
  return kind === 'AlterTableStmt' && commands.every(isRepeatableCommand);
}

/** What does the same again and again. */
const REPEATABLE = new Set([
  'ReindexStmt',
  'VacuumStmt',
  'RefreshMatViewStmt',
  'ClusterStmt',
  'CheckPointStmt',
  'CommentStmt',
  'GrantStmt',
  'VariableSetStmt',
]);

const FLAGS = ['if_not_exists', 'missing_ok', 'replace', 'skipIfNewValExists'];

function isRepeatableCommand(command: Node): boolean {
  const same = ['AT_SetNotNull', 'AT_DropNotNull', 'AT_ValidateConstraint', 'AT_ColumnDefault'];
  return command['missing_ok'] === true || same.includes(String(command['subtype']));
}
