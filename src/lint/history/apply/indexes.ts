import type { IndexElem, IndexStmt } from '@pgsql/types';
import { nodesOf, wordsOf } from '../../../sql/nodes.ts';
import { chosenName, freeName } from '../chosenName.ts';
import { indexColumns } from '../indexColumns.ts';
import { classKey } from '../otherKey.ts';
import type { Scribe } from '../scribe.ts';
import { columnsUsed } from './columnsUsed.ts';
import { otherMeant } from './others.ts';
import { noteIndex } from './tableDependents.ts';

/** CREATE INDEX. An index is in its table's schema. */
export function createIndex(node: IndexStmt, scribe: Scribe): void {
  const table = scribe.find(node.relation);
  if (!table) return;
  const name = node.idxname ?? freeIndexName(node, scribe, table.schema, table.name);
  const place = { schemaname: table.schema, relname: name };
  if (node.if_not_exists && scribe.find(place)) return;
  const elements = nodesOf(node.indexParams, 'IndexElem');
  const columns = elements.map(({ name }) =>
    name === undefined ? undefined : scribe.columnIds(table, [name])[0],
  );
  const rest = [...elements.map(({ expr }) => expr), node.whereClause, node.indexIncludingParams];
  const uses = scribe.columnIds(table, usedIn(elements, rest));
  const index = {
    table: table.id,
    columns,
    uses,
    isUnique: node.unique ?? false,
    isPartial: node.whereClause !== undefined,
    method: node.accessMethod ?? 'btree',
    isOfConstraint: false,
  };
  const made = scribe.make(place, { kind: 'index', index });
  scribe.catalogue.indexes.set(table.id, made.id, made.id, scribe.by);
  const classes = elements.flatMap(
    ({ opclass }) =>
      (opclass && otherMeant('OBJECT_OPCLASS', classKey(index.method, wordsOf(opclass)), scribe)) ??
      [],
  );
  noteIndex(scribe, made, rest, classes);
}

function usedIn(elements: readonly IndexElem[], rest: readonly unknown[]): string[] {
  const named = elements.flatMap(({ name }) => name ?? []);
  return [...new Set([...named, ...rest.flatMap((it) => columnsUsed(it))])];
}

function freeIndexName(node: IndexStmt, scribe: Scribe, schemaname: string, table: string): string {
  const isTaken = (relname: string) => scribe.find({ schemaname, relname }) !== undefined;
  return freeName(chosenName(table, indexColumns(node).names, 'idx'), isTaken);
}
