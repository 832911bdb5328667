import type { AlterTableCmd, AlterTableStmt, Constraint, Node, RangeVar } from '@pgsql/types';
import { inner, type Nodes, type NodeTag, nodesOf, wordsOf } from '../../sql/nodes.ts';
import { rangeOf } from './apply/rangeOf.ts';

/** A part of a table that must be there already, or a statement fails. */
export interface PartNeeded {
  readonly kind: 'column' | 'constraint' | 'trigger' | 'policy';
  readonly table: RangeVar;
  readonly name: string;
  /** Where the parser tells it, and else of an ALTER TABLE which of its commands. */
  readonly location?: number | undefined;
  readonly command?: number;
}

/** Columns, constraints, triggers and policies that a statement names. */
export function partsNeeded(kind: string, node: unknown): readonly PartNeeded[] {
  const needs = NEEDS[kind as NodeTag] as ((node: unknown) => PartNeeded[]) | undefined;
  return needs?.(node) ?? NONE;
}

const NONE: readonly PartNeeded[] = [];

const NEEDS: { readonly [Tag in NodeTag]?: (node: Nodes[Tag]) => PartNeeded[] } = {
  AlterTableStmt: ofAlter,
  IndexStmt: ({ relation, indexParams }) =>
    columns(
      relation,
      nodesOf(indexParams, 'IndexElem').flatMap(({ name }) => name ?? []),
    ),
  RenameStmt({ renameType, relation, subname: name, missing_ok }) {
    const kind = renameType && RENAMED[renameType];
    return kind && relation && name && !missing_ok ? [{ kind, table: relation, name }] : [];
  },
  CreateTrigStmt: ({ relation, columns: of }) => columns(relation, wordsOf(of)),
  InsertStmt: ({ relation, cols }) => assigned(relation, cols),
  UpdateStmt: ({ relation, targetList }) => assigned(relation, targetList),
  DropStmt: ({ objects, removeType, missing_ok }) =>
    missing_ok
      ? []
      : nodesOf(objects, 'List').flatMap(({ items }) => ofOne(removeType, wordsOf(items))),
  CommentStmt: ({ objtype, object }) => ofOne(objtype, wordsOf(inner(object, 'List')?.items)),
};

const RENAMED: Readonly<Record<string, PartNeeded['kind']>> = {
  OBJECT_COLUMN: 'column',
  OBJECT_TABCONSTRAINT: 'constraint',
  OBJECT_TRIGGER: 'trigger',
  OBJECT_POLICY: 'policy',
};

/** The words are those of the table and that of the part. */
function ofOne(kind: string | undefined, words: readonly string[]): PartNeeded[] {
  const part = kind && RENAMED[kind];
  if (!part || words.length < 2) return [];
  return [{ kind: part, table: rangeOf(words.slice(0, -1)), name: words.at(-1) ?? '' }];
}

function columns(table: RangeVar | undefined, names: readonly string[]): PartNeeded[] {
  return table ? names.map((name) => ({ kind: 'column', table, name })) : [];
}

function assigned(table: RangeVar | undefined, list: readonly Node[] | undefined): PartNeeded[] {
  return nodesOf(list, 'ResTarget').flatMap(({ name, location }) =>
    table && name !== undefined ? [{ kind: 'column' as const, table, name, location }] : [],
  );
}

/** Columns that the same statement adds are there before what else it does. */
function ofAlter({ relation: table, cmds, missing_ok }: AlterTableStmt): PartNeeded[] {
  if (!table || missing_ok) return [];
  const commands = nodesOf(cmds, 'AlterTableCmd');
  const added = new Set(commands.map(({ def }) => inner(def, 'ColumnDef')?.colname ?? ''));
  return commands
    .flatMap((it, command) => ofCommand(table, it).map((part) => ({ ...part, command })))
    .filter((it) => it.kind !== 'column' || it.table !== table || !added.has(it.name));
}

function ofCommand(table: RangeVar, command: AlterTableCmd): PartNeeded[] {
  const { subtype = '', name = '', missing_ok } = command;
  if (missing_ok) return [];
  if (CONSTRAINT_COMMANDS.has(subtype)) return [{ kind: 'constraint', table, name }];
  if (COLUMN_COMMANDS.has(subtype) && name) return [{ kind: 'column', table, name }];
  const constraint = inner(command.def, 'Constraint');
  return constraint && subtype === 'AT_AddConstraint' ? ofConstraint(table, constraint) : [];
}

const CONSTRAINT_COMMANDS: ReadonlySet<string> = new Set([
  'AT_ValidateConstraint',
  'AT_DropConstraint',
]);

const COLUMN_COMMANDS: ReadonlySet<string> = new Set([
  'AT_AddIdentity',
  'AT_AlterColumnType',
  'AT_ColumnDefault',
  'AT_DropColumn',
  'AT_DropExpression',
  'AT_DropIdentity',
  'AT_DropNotNull',
  'AT_SetCompression',
  'AT_SetExpression',
  'AT_SetIdentity',
  'AT_SetNotNull',
  'AT_SetStorage',
]);

function ofConstraint(table: RangeVar, { keys, fk_attrs, pktable, pk_attrs }: Constraint) {
  return [...columns(table, wordsOf(fk_attrs ?? keys)), ...columns(pktable, wordsOf(pk_attrs))];
}
