import type { Nodes } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';

/** The name of what a SET sets. */
export function settingName({ node }: Statement): string {
  return (node as Nodes['VariableSetStmt']).name ?? '';
}

/** Where each setting is reset last, by its index; under the empty name, where all are. */
export function resets(statements: readonly Statement[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const [index, { kind, node }] of statements.entries()) {
    if (kind === 'DiscardStmt') last.set('', index);
    if (kind !== 'VariableSetStmt') continue;
    const set = node as Nodes['VariableSetStmt'];
    if (set.kind === 'VAR_RESET') last.set(set.name ?? '', index);
    if (set.kind === 'VAR_RESET_ALL') last.set('', index);
    if (set.kind === 'VAR_SET_DEFAULT') last.set(set.name ?? '', index);
  }
  return last;
}

/** Whether the statement at `index` sets what is reset further down, or resets it itself. */
export function isReset(
  statement: Statement,
  index: number,
  last: ReadonlyMap<string, number>,
): boolean {
  if ((statement.node as Nodes['VariableSetStmt']).kind === 'VAR_SET_DEFAULT') return true;
  return [settingName(statement), ''].some((name) => (last.get(name) ?? -1) > index);
}
