import type { AlterTableCmd, AlterTableStmt, AlterTableType } from '@pgsql/types';
import { inner, nodesOf } from '../../../sql/nodes.ts';
import { alterationsOf } from '../../facts/alterations.ts';
import type { ColumnRecord, RelationRecord } from '../records.ts';
import type { Scribe } from '../scribe.ts';
import { makeColumn } from './columns.ts';
import { makeConstraint } from './constraints.ts';
import { noteDefault, noteParent, parentNamed } from './tableDependents.ts';
import { touchType } from './types.ts';

/** ALTER TABLE; of other relations only what tables have, too. */
export function alterTable(node: AlterTableStmt, scribe: Scribe): void {
  const table = scribe.find(node.relation);
  if (!table) return;
  if (table.kind === 'composite type') touchType(scribe, [table.schema, table.name]);
  for (const [index, command] of dropsFirst(nodesOf(node.cmds, 'AlterTableCmd'))) {
    const apply = command.subtype && COMMANDS[command.subtype];
    const now = scribe.catalogue.byId(table.id, scribe.now);
    if (now) apply?.(new Change(scribe, now, command, node, index));
  }
}

/** PostgreSQL drops before it adds, whatever the order is. */
function dropsFirst(commands: readonly AlterTableCmd[]): (readonly [number, AlterTableCmd])[] {
  const all = commands.map((it, index) => [index, it] as const);
  if (all.length < 2) return all;
  const drops = all.filter(([, { subtype }]) => isDrop(subtype));
  return [...drops, ...all.filter(([, { subtype }]) => !isDrop(subtype))];
}

function isDrop(kind: AlterTableType | undefined): boolean {
  return kind === 'AT_DropColumn' || kind === 'AT_DropConstraint';
}

/** One command, with all that is needed to write it down. */
class Change {
  readonly scribe: Scribe;
  readonly table: RelationRecord;
  readonly command: AlterTableCmd;
  readonly #whole: AlterTableStmt;
  readonly #index: number;

  constructor(
    scribe: Scribe,
    table: RelationRecord,
    command: AlterTableCmd,
    whole: AlterTableStmt,
    index: number,
  ) {
    this.scribe = scribe;
    this.table = table;
    this.command = command;
    this.#whole = whole;
    this.#index = index;
  }

  get column(): ColumnRecord | undefined {
    return this.scribe.column(this.table, this.command.name ?? '');
  }

  changeColumn(changes: Partial<ColumnRecord>): void {
    this.scribe.changeColumn(this.table, this.column, changes);
  }

  changeTable(changes: Partial<RelationRecord>): void {
    this.scribe.change(this.table, changes);
  }

  /** What is written behind SET DEFAULT. */
  defaultText(): string {
    const { statement, script } = this.scribe.by;
    const span = alterationsOf(this.#whole, statement, script)[this.#index]?.span;
    const text = span ? script.slice(span.start, span.end) : '';
    return text.replace(/^[\s\S]*?\bset\s+default\s*/i, '');
  }
}

const COMMANDS: { readonly [Type in AlterTableType]?: (it: Change) => void } = {
  AT_AddColumn({ scribe, table, command }) {
    const node = inner(command.def, 'ColumnDef');
    const isThere = scribe.column(table, node?.colname ?? '') !== undefined;
    if (node && !(isThere && command.missing_ok)) makeColumn(scribe, table, node);
  },
  AT_DropColumn({ scribe, table, command }) {
    scribe.dropColumn(table, command.name ?? '');
    if (command.behavior === 'DROP_CASCADE') scribe.noteCascade();
  },
  AT_AlterColumnType(it) {
    const node = inner(it.command.def, 'ColumnDef');
    it.changeColumn({ type: node?.typeName, typeBy: it.scribe.by });
  },
  AT_ColumnDefault(it) {
    const { scribe, command } = it;
    it.changeColumn({ defaultText: command.def ? () => it.defaultText() : undefined });
    if (it.column && command.def) noteDefault(scribe, it.table, it.column, command.def);
  },
  AT_SetNotNull: (it) => it.changeColumn({ notNull: true }),
  AT_DropNotNull: (it) => it.changeColumn({ notNull: false }),
  AT_AddIdentity(it) {
    const isAlways = inner(it.command.def, 'Constraint')?.generated_when === 'a';
    it.changeColumn({ identity: isAlways ? 'always' : 'by default' });
  },
  AT_DropIdentity: (it) => it.changeColumn({ identity: undefined }),
  AT_DropExpression: (it) => it.changeColumn({ generated: undefined }),
  AT_AddConstraint({ scribe, table, command }) {
    const node = inner(command.def, 'Constraint');
    if (node) makeConstraint(scribe, table, node, { among: [] });
  },
  AT_ValidateConstraint({ scribe, table, command }) {
    const found = scribe.constraint(table, command.name ?? '');
    if (found) scribe.changeConstraint(table, found, { isValidated: true });
  },
  AT_AlterConstraint({ scribe, table, command }) {
    const change = inner(command.def, 'ATAlterConstraint');
    const found = scribe.constraint(table, change?.conname ?? '');
    if (!found || !change?.alterEnforceability) return;
    scribe.changeConstraint(table, found, { isEnforced: change.is_enforced ?? false });
  },
  AT_DropConstraint: ({ scribe, table, command }) => {
    scribe.dropConstraint(table, command.name ?? '');
    if (command.behavior === 'DROP_CASCADE') scribe.noteCascade();
  },
  AT_EnableRowSecurity: (it) => it.changeTable({ hasRowSecurity: true }),
  AT_DisableRowSecurity: (it) => it.changeTable({ hasRowSecurity: false }),
  AT_AddInherit(it) {
    const parent = parentNamed(it.command.def, it.scribe);
    const inherits = [...(it.table.inherits ?? []), ...(parent ? [parent.id] : [])];
    it.changeTable({ inherits, lacksColumns: true, lacksConstraints: true });
    if (parent) noteParent(it.scribe, it.table, parent);
  },
  AT_DropInherit(it) {
    const parent = parentNamed(it.command.def, it.scribe);
    it.changeTable({ inherits: it.table.inherits?.filter((id) => id !== parent?.id) ?? [] });
  },
  AT_AttachPartition({ scribe, table, command }) {
    const child = scribe.find(inner(command.def, 'PartitionCmd')?.name);
    if (!child) return;
    scribe.change(child, { partitionOf: table.id, lacksConstraints: true });
    noteParent(scribe, child, table);
  },
  AT_DetachPartition({ scribe, command }) {
    const child = scribe.find(inner(command.def, 'PartitionCmd')?.name);
    if (child) scribe.change(child, { partitionOf: undefined });
  },
};
