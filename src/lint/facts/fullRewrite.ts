import type { Nodes } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import { locksOf } from '../locks/locksOf.ts';
import type { LintScript } from '../subject.ts';
import { isOptionOn } from './optionOn.ts';
import { shownTable } from './tableName.ts';

/**
 * What VACUUM FULL or CLUSTER does to tables that were there before the script, in a sentence or
 * two. Undefined for other statements, and where only new tables are written anew.
 */
export function fullRewrite(statement: Statement, script: LintScript): string | undefined {
  const command = commandOf(statement);
  if (!command) return undefined;
  const locks = locksOf(statement, script);
  const old = locks.filter(({ relation }) => !script.newTables.has(relation, statement));
  if (old.length === 0) return undefined;
  const names = old.map(({ relation, on }) => (relation ? `"${shownTable(relation)}"` : on));
  return `${command} takes an ACCESS EXCLUSIVE lock and writes ${names.join(', ')} anew with all indexes. Reads and writes wait for all that time.`;
}

function commandOf({ kind, node }: Statement): string | undefined {
  if (kind === 'ClusterStmt') return 'CLUSTER';
  if (kind !== 'VacuumStmt') return undefined;
  const { is_vacuumcmd, options } = node as Nodes['VacuumStmt'];
  return is_vacuumcmd && isOptionOn(options, 'full') ? 'VACUUM FULL' : undefined;
}
