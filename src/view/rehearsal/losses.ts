import type { Step } from '../../engine/plan/plan.ts';
import type { Parser, Statement } from '../../sql/parser.ts';
import { clip, oneLine } from '../clip.ts';

/** Long enough for a name with its schema, short enough for a dialog. */
const LONGEST = 100;

/** Statements that take away something that no later step brings back with its rows. */
const DROPPING: readonly string[] = [
  'DropStmt',
  'DropOwnedStmt',
  'DropRoleStmt',
  'DropTableSpaceStmt',
  'DropdbStmt',
  'TruncateStmt',
  'DeleteStmt',
];

/** The statements of a step that drop or delete something, each in one line. */
export function lossesOf({ script, direction }: Step, parser: Parser): string[] {
  if (direction === 'mark') return [];
  const dropping = parser.parse(script.text).statements.filter(drops);
  return dropping.map(({ span }) =>
    clip(oneLine(script.text.slice(span.start, span.end)), LONGEST),
  );
}

function drops({ kind, node }: Statement): boolean {
  return DROPPING.includes(kind) || (kind === 'AlterTableStmt' && dropsColumn(node));
}

function dropsColumn({ cmds }: Statement['node']): boolean {
  if (!Array.isArray(cmds)) return false;
  return cmds.some((it: { AlterTableCmd?: { subtype?: unknown } }) => {
    return it.AlterTableCmd?.subtype === 'AT_DropColumn';
  });
}
