import type { AlterTableStmt } from '@pgsql/types';
import { inner, nodesOf } from '../../../sql/nodes.ts';
import { alterationsOf } from '../../facts/alterations.ts';
import type { Effect } from '../effect.ts';
import { relationThing } from '../namedThing.ts';
import type { Kind } from '../thing.ts';
import { columnChange } from './columnChanges.ts';
import { columnMake } from './columns.ts';
import type { Command } from './command.ts';
import { constraintMake } from './constraints.ts';
import { dropping, type Source } from './source.ts';
import { tableChange } from './tableChanges.ts';

/** ALTER TABLE and what shares its grammar: ALTER INDEX, VIEW, SEQUENCE and TYPE. */
export function alterTable(source: Source, node: AlterTableStmt): Effect[] {
  const { relation, objtype, missing_ok = false } = node;
  if (!relation) return [];
  const table = relationThing(KINDS[objtype ?? ''] ?? 'table', relation);
  const { statement, text } = source;
  const spans = alterationsOf(node, statement, text).map(({ span }) => span);
  return nodesOf(node.cmds, 'AlterTableCmd').flatMap((it, index) => {
    const span = spans[index] ?? statement.span;
    const command = { source, table, node: it, ifExists: missing_ok };
    const effects = effectsOfCommand({ ...command, text: text.slice(span.start, span.end) });
    return effects.map((effect) => ({ ...effect, span }));
  });
}

function effectsOfCommand(command: Command): Effect[] {
  const { source, table, node, ifExists } = command;
  const { def, name = '', missing_ok = false } = node;
  const isCascade = node.behavior === 'DROP_CASCADE';
  if (node.subtype === 'AT_AddColumn') {
    const column = inner(def, 'ColumnDef');
    if (!column) return [];
    return [{ ...columnMake(source, table, column), ...(missing_ok && { ifNotExists: true }) }];
  }
  if (node.subtype === 'AT_AddConstraint') {
    const constraint = inner(def, 'Constraint');
    if (constraint?.contype === 'CONSTR_NOTNULL') return columnChange(command);
    const made = constraint && constraintMake(source, table, constraint);
    return made ? [made] : [];
  }
  const drop = { ifExists: missing_ok || ifExists, isCascade };
  if (node.subtype === 'AT_DropColumn') {
    const kind = table.kind === 'type' ? 'attribute' : 'column';
    return [dropping(source, { kind, on: table, name }, drop)];
  }
  if (node.subtype === 'AT_DropConstraint') {
    return [dropping(source, { kind: 'constraint', on: table, name }, drop)];
  }
  return [...columnChange(command), ...tableChange(command)];
}

const KINDS: Readonly<Record<string, Kind>> = {
  OBJECT_FOREIGN_TABLE: 'foreign table',
  OBJECT_INDEX: 'index',
  OBJECT_MATVIEW: 'materialized view',
  OBJECT_SEQUENCE: 'sequence',
  OBJECT_TYPE: 'type',
  OBJECT_VIEW: 'view',
};
