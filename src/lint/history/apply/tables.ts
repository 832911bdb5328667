import type {
  CreateStmt,
  CreateTableAsStmt,
  RangeVar,
  SelectStmt,
  TableLikeClause,
} from '@pgsql/types';
import { inner, nodesOf, wordsOf } from '../../../sql/nodes.ts';
import type { RelationRecord } from '../records.ts';
import type { Scribe } from '../scribe.ts';
import { makeColumn } from './columns.ts';
import { makeConstraint } from './constraints.ts';
import { noteParent, notePartitionKey } from './tableDependents.ts';
import { createMaterializedView } from './views.ts';

/** CREATE TABLE, also PARTITION OF, INHERITS and LIKE. */
export function createTable(node: CreateStmt, scribe: Scribe, isForeign = false): void {
  const { relation, inhRelations } = node;
  if (!relation || (node.if_not_exists && exists(scribe, relation))) return;
  const parents = nodesOf(inhRelations, 'RangeVar').map((it) => scribe.find(it));
  const table = scribe.make(relation, {
    kind: isForeign ? 'foreign table' : 'table',
    isTemporary: relation.relpersistence === 't',
    isPartitioned: node.partspec !== undefined,
    partitionOf: node.partbound ? parents[0]?.id : undefined,
    ...(!node.partbound && { inherits: parents.flatMap((it) => it?.id ?? []) }),
    lacksColumns:
      node.ofTypename !== undefined || parents.some((it) => !it || (it.lacksColumns ?? false)),
    lacksConstraints: parents.length > 0,
  });
  scribe.noteBegun();
  for (const parent of parents) if (parent) copyColumns(scribe, parent, table);
  for (const element of node.tableElts ?? []) {
    const like = inner(element, 'TableLikeClause');
    if (like) copyLike(scribe, like, table);
    const column = inner(element, 'ColumnDef');
    if (column?.typeName) makeColumn(scribe, table, column);
    else if (column)
      for (const it of nodesOf(column.constraints, 'Constraint')) {
        makeConstraint(scribe, table, it, { column: column.colname ?? '', among: [] });
      }
  }
  for (const list of [node.tableElts, node.constraints]) {
    for (const it of nodesOf(list, 'Constraint')) makeConstraint(scribe, table, it, { among: [] });
  }
  if (node.partspec) notePartitionKey(scribe, table, node);
  for (const parent of parents) if (parent) noteParent(scribe, table, parent);
}

/** What IF NOT EXISTS looks for: a relation of the name where it would be made. */
export function exists(scribe: Scribe, name: RangeVar): boolean {
  const home = scribe.catalogue.homeOf(name, scribe.now);
  return scribe.catalogue.at(home, scribe.now) !== undefined;
}

function copyLike(scribe: Scribe, { relation }: TableLikeClause, table: RelationRecord): void {
  const from = scribe.find(relation);
  if (from) copyColumns(scribe, from, table);
  const record = scribe.catalogue.byId(table.id, scribe.now);
  if (!record) return;
  const isKnown = from?.kind === 'table' && !from.lacksColumns && !record.lacksColumns;
  scribe.change(record, { lacksColumns: !isKnown, lacksConstraints: true });
}

/** Names, types and NOT NULL; defaults too, which LIKE copies when it is asked to. */
function copyColumns(scribe: Scribe, from: RelationRecord, table: RelationRecord): void {
  for (const { origin, madeBy, id, ...column } of scribe.catalogue.columns.list(
    from.id,
    scribe.now,
  )) {
    if (!scribe.column(table, column.name)) scribe.putColumn(table, column);
  }
}

/** CREATE TABLE ... AS, CREATE MATERIALIZED VIEW. */
export function createTableAs(node: CreateTableAsStmt, scribe: Scribe): void {
  const { into, objtype, if_not_exists } = node;
  const name = into?.rel;
  if (!name || (if_not_exists && exists(scribe, name))) return;
  if (objtype === 'OBJECT_MATVIEW') createMaterializedView(node, scribe);
  else makeTableOf(scribe, name, wordsOf(into.colNames));
}

/** SELECT ... INTO. */
export function selectInto({ intoClause }: SelectStmt, scribe: Scribe): void {
  if (intoClause?.rel) makeTableOf(scribe, intoClause.rel, wordsOf(intoClause.colNames));
}

function makeTableOf(scribe: Scribe, name: RangeVar, columns: readonly string[]): void {
  const isTemporary = name.relpersistence === 't';
  const table = scribe.make(name, { kind: 'table', isTemporary, lacksColumns: true });
  scribe.columnIds(table, columns);
  scribe.noteBegun();
}
