import { child, items, type Node } from './node.ts';
import type { ParsedScript } from './parser.ts';

/**
 * The statements that PostgreSQL refuses inside a transaction block (its source calls
 * `PreventInTransactionBlock`), as far as the text alone tells. Two cases depend on the database
 * and are left to the server: REINDEX of a partitioned table, and DROP SUBSCRIPTION with its slot.
 */
export function needsNoTransaction({ statements }: ParsedScript): ParsedScript['statements'] {
  return statements.filter(({ kind, node }) => CASES[kind]?.(node) ?? false);
}

/** By the tag of the parse node. ALTER TYPE ... ADD VALUE may run in a transaction since 12. */
const CASES: Readonly<Record<string, (node: Node) => boolean>> = {
  AlterDatabaseStmt: (node) => hasOption(node, 'options', 'tablespace'),
  AlterSubscriptionStmt: (node) => node['kind'] === 'ALTER_SUBSCRIPTION_REFRESH',
  AlterSystemStmt: () => true,
  AlterTableStmt: (node) => items(node, 'cmds', 'AlterTableCmd').some(detachesConcurrently),
  ClusterStmt: (node) => !('relation' in node),
  CreateSubscriptionStmt: createsSlot,
  CreateTableSpaceStmt: () => true,
  CreatedbStmt: () => true,
  DiscardStmt: (node) => node['target'] === 'DISCARD_ALL',
  DropStmt: (node) => node['concurrent'] === true,
  DropTableSpaceStmt: () => true,
  DropdbStmt: () => true,
  IndexStmt: (node) => node['concurrent'] === true,
  ReindexStmt: (node) =>
    hasOption(node, 'params', 'concurrently') || WHOLE.has(String(node['kind'])),
  VacuumStmt: (node) => node['is_vacuumcmd'] === true,
};

const WHOLE = new Set([
  'REINDEX_OBJECT_SCHEMA',
  'REINDEX_OBJECT_SYSTEM',
  'REINDEX_OBJECT_DATABASE',
]);

function detachesConcurrently(command: Node): boolean {
  return child(child(command, 'def'), 'PartitionCmd')['concurrent'] === true;
}

/** `create_slot` and `connect` are on by default, and either switched off makes no slot. */
function createsSlot(node: Node): boolean {
  return !['create_slot', 'connect'].some((name) => isOff(option(node, 'options', name)));
}

function hasOption(node: Node, field: string, name: string): boolean {
  const found = option(node, field, name);
  return found !== undefined && !isOff(found);
}

function option(node: Node, field: string, name: string): Node | undefined {
  return items(node, field, 'DefElem').find((it) => it['defname'] === name);
}

/** An option without a value is on. A word that is no keyword, such as `off`, parses as a type. */
function isOff(option: Node | undefined): boolean {
  const value = child(option ?? {}, 'arg');
  if ('Boolean' in value) return child(value, 'Boolean')['boolval'] !== true;
  if ('Integer' in value) return child(value, 'Integer')['ival'] === undefined;
  const words = [child(value, 'String'), ...items(child(value, 'TypeName'), 'names', 'String')];
  return words.some((word) => ['false', 'off'].includes(String(word['sval']).toLowerCase()));
}
