import { type Nodes, nodesOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { LintScript } from '../subject.ts';

/** True when the script itself has set the time zone to UTC before the statement. */
export function isUtc(statement: Statement, script: LintScript): boolean {
  const last = script.before(statement).findLast(isTimeZone);
  const args = last && nodesOf((last.node as Nodes['VariableSetStmt']).args, 'A_Const');
  return /^((etc\/)?(utc|gmt)|z|zulu)$/i.test(args?.[0]?.sval?.sval ?? '');
}

function isTimeZone({ kind, node }: Statement): boolean {
  return kind === 'VariableSetStmt' && String(node['name']).toLowerCase() === 'timezone';
}
