import { inner, wordsOf } from '../../../sql/nodes.ts';
import type { Effect } from '../effect.ts';
import type { Thing } from '../thing.ts';
import type { Command } from './command.ts';
import { setting } from './source.ts';

/** What ALTER COLUMN sets. */
export function columnChange(command: Command): Effect[] {
  const { source, table, node, ifExists } = command;
  const constraint = inner(node.def, 'Constraint');
  const name = node.subtype === 'AT_AddConstraint' ? wordsOf(constraint?.keys)[0] : node.name;
  const change = CHANGES[node.subtype ?? ''];
  if (!change || name === undefined) return [];
  const kind = table.kind === 'type' ? 'attribute' : 'column';
  const thing: Thing = { kind, on: table, name };
  const { aspect, value } = change(command);
  const { conname } = constraint ?? {};
  const named = conname === undefined ? {} : { constraint: conname };
  return [setting(source, thing, aspect, value, { ifExists, ...named })];
}

interface Change {
  readonly aspect: string;
  readonly value?: string | undefined;
}

const CHANGES: Readonly<Record<string, (command: Command) => Change>> = {
  AT_AlterColumnType: ({ text }) => ({
    aspect: 'type',
    value: text.replace(/^[\s\S]*?\btype\s+/i, '').replace(/\s+using\b[\s\S]*$/i, ''),
  }),
  AT_ColumnDefault: ({ node, text }) => ({
    aspect: 'default',
    value: node.def ? text.replace(/^[\s\S]*?\bdefault\s+/i, '') : undefined,
  }),
  AT_SetNotNull: () => ({ aspect: 'not null', value: 'yes' }),
  AT_AddConstraint: () => ({ aspect: 'not null', value: 'yes' }),
  AT_DropNotNull: () => ({ aspect: 'not null' }),
  AT_AddIdentity: () => ({ aspect: 'identity', value: 'some' }),
  AT_SetIdentity: ({ text }) => ({ aspect: 'identity', value: text }),
  AT_DropIdentity: () => ({ aspect: 'identity' }),
  AT_SetExpression: ({ text }) => ({ aspect: 'expression', value: text }),
  AT_DropExpression: () => ({ aspect: 'expression' }),
  AT_SetStatistics: ({ text }) => ({ aspect: 'statistics', value: text }),
  AT_SetStorage: ({ text }) => ({ aspect: 'storage', value: text }),
  AT_SetCompression: ({ text }) => ({ aspect: 'compression', value: text }),
  AT_SetOptions: ({ text }) => ({ aspect: 'options', value: text }),
  AT_ResetOptions: () => ({ aspect: 'options' }),
};
