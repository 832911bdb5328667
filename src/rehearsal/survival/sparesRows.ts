import type { Migration, Script } from '../../migrations/migration.ts';
import { items, type Node } from '../../sql/node.ts';
import type { Parser, Statement } from '../../sql/parser.ts';
import { madeTables } from './madeTables.ts';

/**
 * Whether nothing in a migration's scripts can change a row that was there before, whatever is in the
 * tables: then it need not be run with rows at all.
 */
export function sparesRows({ up, down }: Migration, parser: Parser): boolean {
  const made = up ? madeTables(parser.parse(up.text).statements) : NONE;
  return (!up || sparesAll(up, parser, NONE)) && (!down || sparesAll(down, parser, made));
}

const NONE: ReadonlySet<string> = new Set();

/** @param made tables that were not there before up. */
function sparesAll({ text }: Script, parser: Parser, made: ReadonlySet<string>): boolean {
  const { statements, problem } = parser.parse(text);
  return !problem && statements.every((it) => spares(it, made));
}

function spares({ kind, node }: Statement, made: ReadonlySet<string>): boolean {
  // With another search_path, what is made and what is dropped may be two of one name.
  if (node['name'] === 'search_path') return false;
  return kind === 'DropStmt' ? sparesDropping(node, made) : KINDS.has(kind);
}

function sparesDropping(node: Node, made: ReadonlySet<string>): boolean {
  const type = String(node['removeType']);
  if (DROPPED.has(type)) return true;
  if (node['behavior'] === 'DROP_CASCADE') return false;
  if (ALONE.has(type)) return true;
  const names = items(node, 'objects', 'List').map((it) => nameOf(items(it, 'items', 'String')));
  return type === 'OBJECT_TABLE' && names.every((it) => made.has(it));
}

function nameOf(parts: readonly Node[]): string {
  return parts.map((it) => String(it['sval'])).join('.');
}

const KINDS: ReadonlySet<string> = new Set([
  'IndexStmt',
  'ReindexStmt',
  'VacuumStmt',
  'CommentStmt',
  'ViewStmt',
  'CreateStmt',
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

/** With CASCADE they would take columns along that use them. */
const ALONE: ReadonlySet<string> = new Set(['OBJECT_FUNCTION', 'OBJECT_PROCEDURE', 'OBJECT_TYPE']);
