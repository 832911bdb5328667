import { child, items, type Node, textOf } from '../../sql/node.ts';
import { all, type Check, type Evidence, nameOf, quoted } from './evidenceParts.ts';

/** How the catalog tells of ALTER TABLE: by each of its commands, or not at all. */
export function alterTableEvidence(node: Node): Evidence | undefined {
  const table = quotedName(child(node, 'relation'));
  return all(items(node, 'cmds', 'AlterTableCmd').map((command) => ofCommand(table, command)));
}

function ofCommand(table: string, command: Node): Evidence | undefined {
  const found = CASES[String(command['subtype'])]?.(table, command);
  if (!found) return undefined;
  return { effect: found.effect, isConclusive: true, checks: [found.check] };
}

interface Told {
  readonly effect: string;
  readonly check: Check;
}

const CASES: Readonly<Record<string, (table: string, command: Node) => Told | undefined>> = {
  AT_AddColumn: (table, command) =>
    column(table, textOf(child(child(command, 'def'), 'ColumnDef'), 'colname')),
  AT_DropColumn: (table, command) => not(column(table, textOf(command, 'name')), table),
  AT_SetNotNull: (table, command) => notNull(table, textOf(command, 'name')),
  AT_AddConstraint: (table, command) =>
    constraint(table, textOf(child(child(command, 'def'), 'Constraint'), 'conname')),
  AT_DropConstraint: (table, command) => not(constraint(table, textOf(command, 'name')), table),
  AT_ValidateConstraint: (table, command) =>
    constraint(table, textOf(command, 'name'), ' and it is validated', ' AND convalidated'),
  AT_AttachPartition: (table, command) => partition(table, command),
  AT_DetachPartition: (table, command) => not(partition(table, command), table),
};

function column(table: string, name: string | undefined): Told | undefined {
  if (name === undefined) return undefined;
  const holds = `EXISTS (
    SELECT FROM pg_catalog.pg_attribute
    WHERE attrelid = to_regclass($1) AND attname = $2 AND NOT attisdropped)`;
  return {
    effect: `${table} has the column ${name}`,
    check: { subject: `column ${table}.${name}`, holds, values: [table, name] },
  };
}

function notNull(table: string, name: string | undefined): Told | undefined {
  if (name === undefined) return undefined;
  const holds = `EXISTS (
    SELECT FROM pg_catalog.pg_attribute
    WHERE attrelid = to_regclass($1) AND attname = $2 AND attnotnull)`;
  const subject = `not null ${table}.${name}`;
  return {
    effect: `${table}.${name} is NOT NULL`,
    check: { subject, holds, values: [table, name] },
  };
}

function constraint(
  table: string,
  name: string | undefined,
  words = '',
  condition = '',
): Told | undefined {
  if (name === undefined) return undefined;
  const holds = `EXISTS (
    SELECT FROM pg_catalog.pg_constraint
    WHERE conrelid = to_regclass($1) AND conname = $2${condition})`;
  const effect = `${table} has the constraint ${name}${words}`;
  const subject = `constraint ${table}.${name}${words}`;
  return { effect, check: { subject, holds, values: [table, name] } };
}

/** Of a table or of an index; one that is half detached has neither happened. */
function partition(table: string, command: Node): Told {
  const part = quotedName(child(child(child(command, 'def'), 'PartitionCmd'), 'name'));
  const holds = `EXISTS (
    SELECT FROM pg_catalog.pg_inherits
    WHERE inhparent = to_regclass($1) AND inhrelid = to_regclass($2))`;
  const subject = `partition ${table} ${part}`;
  return {
    effect: `${table} has the partition ${part}`,
    check: { subject, holds, values: [table, part] },
  };
}

/** Only while the table itself is there: without it, nothing is told. */
function not(told: Told | undefined, table: string): Told | undefined {
  if (!told) return undefined;
  const { holds } = told.check;
  return {
    effect: told.effect.replace(`${table} has the`, `${table} has no`),
    check: { ...told.check, holds: `to_regclass($1) IS NOT NULL AND NOT ${holds}` },
  };
}

function quotedName(node: Node): string {
  return quoted(nameOf(node));
}
