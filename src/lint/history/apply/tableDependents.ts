import type { ColumnDef, Constraint, CreateStmt, Node, RangeVar } from '@pgsql/types';
import { inner, nodesOf } from '../../../sql/nodes.ts';
import type { Dependent } from '../catalogue.ts';
import type { ColumnRecord, RelationRecord, ViewRecord } from '../records.ts';
import type { Scribe } from '../scribe.ts';
import { columnsUsed } from './columnsUsed.ts';
import { namesIn } from './dependents.ts';

/**
 * What tables, their columns, constraints and indexes cannot be without, other than their own columns:
 * sequences, types and routines in expressions, and parents. Observed on PostgreSQL 18.
 */

/** As long as the column has this default. */
export function noteDefault(
  scribe: Scribe,
  table: RelationRecord,
  column: ColumnRecord,
  expression: Node | undefined,
): void {
  const { id, name, defaultText } = column;
  const isThere: Dependent['isThere'] = ({ columns }, now) =>
    columns.get(table.id, id, now)?.defaultText === defaultText;
  const own = { kind: 'default', name, relation: table.id, isThere } as const;
  scribe.noteDependent(own, namesIn(expression, scribe));
}

/** Of a serial or identity column, as long as nothing has changed in it. */
export function noteOwnSequence(
  scribe: Scribe,
  table: RelationRecord,
  { id, name, identity }: ColumnRecord,
  sequence: RelationRecord,
): void {
  const { moment } = scribe.by;
  const isThere: Dependent['isThere'] = ({ columns }, now) =>
    columns.get(table.id, id, now)?.origin.moment === moment;
  const kind = identity ? 'identity column' : 'default';
  scribe.noteDependent({ kind, name, relation: table.id, isThere }, [sequence.id]);
}

/** What a generated column calls. */
export function noteGeneration(
  scribe: Scribe,
  table: RelationRecord,
  { id, name }: ColumnRecord,
  node: ColumnDef,
  { raw_expr }: Constraint,
): void {
  const isThere: Dependent['isThere'] = ({ columns }, now) => {
    const found = columns.get(table.id, id, now);
    return found?.node === node && found.generated !== undefined;
  };
  const own = { kind: 'generated column', name, relation: table.id, isThere } as const;
  scribe.noteDependent(own, namesIn(raw_expr, scribe));
}

/** What a CHECK calls. */
export function noteCheck(
  scribe: Scribe,
  table: RelationRecord,
  name: string,
  node: Constraint,
): void {
  const isThere: Dependent['isThere'] = (catalogue, now) =>
    catalogue.constraints
      .list(table.id, now)
      .some((it) => it.node === node && catalogue.isHeld(table.id, it, now));
  const own = { kind: 'check constraint', name, relation: table.id, isThere } as const;
  scribe.noteDependent(own, namesIn(node.raw_expr, scribe));
}

/** A foreign table is of a server. */
export function noteForeign(
  scribe: Scribe,
  named: RangeVar | undefined,
  server: string | undefined,
): void {
  const table = scribe.find(named);
  if (table?.kind !== 'foreign table' || server === undefined) return;
  const { id, name } = table;
  const isThere: Dependent['isThere'] = (catalogue, now) => catalogue.byId(id, now) !== undefined;
  scribe.noteDependent({ kind: 'foreign table', name, relation: id, isThere }, [server]);
}

/** What the expressions and the WHERE of an index call, and its operator classes. */
export function noteIndex(
  scribe: Scribe,
  { id, name }: RelationRecord,
  expressions: unknown,
  classes: readonly string[],
): void {
  const isThere: Dependent['isThere'] = (catalogue, now) => catalogue.byId(id, now) !== undefined;
  const own = { kind: 'index', name, relation: id, isThere } as const;
  scribe.noteDependent(own, [...namesIn(expressions, scribe), ...classes]);
}

/** What the query of a view calls. */
export function noteView(
  scribe: Scribe,
  { id, kind, name }: RelationRecord,
  view: ViewRecord,
): void {
  const isThere: Dependent['isThere'] = (catalogue, now) =>
    catalogue.byId(id, now)?.view?.made === view.made;
  const shown = kind === 'view' ? 'view' : 'materialized view';
  scribe.noteDependent({ kind: shown, name, relation: id, isThere }, view.made);
}

/** The columns of a partition key, and what its expressions call. */
export function notePartitionKey(
  scribe: Scribe,
  table: RelationRecord,
  { partspec }: CreateStmt,
): void {
  const elements = nodesOf(partspec?.partParams, 'PartitionElem');
  const names = elements.flatMap(({ name, expr }) => name ?? columnsUsed(expr));
  const columns = names.flatMap((it) => scribe.column(table, it)?.id ?? []);
  const isThere: Dependent['isThere'] = (catalogue, now) =>
    catalogue.byId(table.id, now) !== undefined;
  const own = { kind: 'partition key', name: table.name, relation: table.id, isThere } as const;
  const called = elements.flatMap(({ expr }) => namesIn(expr, scribe));
  scribe.noteDependent(own, [...columns, ...called]);
}

/** A child keeps its parent (a partition does not), and the columns it has from it. */
export function noteParent(scribe: Scribe, child: RelationRecord, parent: RelationRecord): void {
  const isChild: Dependent['isThere'] = (catalogue, now) => {
    const found = catalogue.byId(child.id, now);
    return found?.partitionOf === parent.id || (found?.inherits?.includes(parent.id) ?? false);
  };
  const keepsTable: Dependent['isThere'] = (catalogue, now) =>
    catalogue.byId(child.id, now)?.inherits?.includes(parent.id) ?? false;
  const { id, name } = child;
  scribe.noteDependent({ kind: 'table', name, relation: id, isThere: keepsTable }, [parent.id]);
  for (const column of scribe.catalogue.columns.list(parent.id, scribe.now)) {
    const own = scribe.column(child, column.name);
    const isThere: Dependent['isThere'] = (catalogue, now) =>
      isChild(catalogue, now) && catalogue.columns.get(parent.id, column.id, now) !== undefined;
    const from = { kind: 'parent table', name: parent.name, relation: parent.id, isThere } as const;
    if (own) scribe.noteDependent(from, [own.id]);
  }
}

/** The table of an INHERIT or a NO INHERIT. */
export function parentNamed(node: Node | undefined, scribe: Scribe): RelationRecord | undefined {
  return scribe.find(inner(node, 'RangeVar'));
}
