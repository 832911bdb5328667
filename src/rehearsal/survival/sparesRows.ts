import type { Migration, Script } from '../../migrations/migration.ts';
import type { Parser, Statement } from '../../sql/parser.ts';

/** Whether nothing in a migration's scripts can change a row, whatever is in the tables. */
export function sparesRows({ up, down }: Migration, parser: Parser): boolean {
  return [up, down].every((script) => script === undefined || sparesAll(script, parser));
}

function sparesAll({ text }: Script, parser: Parser): boolean {
  const { statements, problem } = parser.parse(text);
  return !problem && statements.every(spares);
}

function spares({ kind, node }: Statement): boolean {
  return kind === 'DropStmt' ? DROPPED.has(String(node['removeType'])) : KINDS.has(kind);
}

const KINDS: ReadonlySet<string> = new Set([
  'IndexStmt',
  'ReindexStmt',
  'VacuumStmt',
  'CommentStmt',
  'ViewStmt',
  'CreateFunctionStmt',
  'CreateTrigStmt',
  'CreateStatsStmt',
  'CreateEnumStmt',
  'CreateExtensionStmt',
  'GrantStmt',
  'TransactionStmt',
  'VariableSetStmt',
]);

/** Without CASCADE or with it, none of these has rows or takes a column along. */
const DROPPED: ReadonlySet<string> = new Set([
  'OBJECT_INDEX',
  'OBJECT_VIEW',
  'OBJECT_MATVIEW',
  'OBJECT_TRIGGER',
  'OBJECT_STATISTIC_EXT',
  'OBJECT_POLICY',
  'OBJECT_RULE',
]);
