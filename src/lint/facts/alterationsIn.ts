import type { Nodes } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { LintScript } from '../subject.ts';
import { type Alteration, alterationsOf } from './alterations.ts';

/** The changes of an ALTER TABLE of a script, which are found once for all rules. */
export function alterationsIn(statement: Statement, script: LintScript): readonly Alteration[] {
  return script.once(statement, find);
}

function find(statement: Statement, { text }: LintScript): readonly Alteration[] {
  if (statement.kind !== 'AlterTableStmt') return [];
  return alterationsOf(statement.node as Nodes['AlterTableStmt'], statement, text);
}
