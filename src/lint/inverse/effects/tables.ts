import type { CreateStmt } from '@pgsql/types';
import { type Nodes, nodesOf } from '../../../sql/nodes.ts';
import type { Effect, Make } from '../effect.ts';
import { relationThing } from '../namedThing.ts';
import { type Kind, neighbour, type Thing } from '../thing.ts';
import { columnMake, typeThings } from './columns.ts';
import { constraintMake } from './constraints.ts';
import { making, type Source } from './source.ts';
import { functionsIn, relationsIn } from './uses.ts';

/** CREATE TABLE with its columns and constraints. */
export function tableMake(source: Source, node: CreateStmt, kind: Kind = 'table'): Make[] {
  const { relation, tableElts, partbound, inhRelations, ofTypename, if_not_exists } = node;
  if (!relation || relation.relpersistence === 't') return [];
  const table = relationThing(kind, relation);
  const parents = nodesOf(inhRelations, 'RangeVar').map((it) => relationThing('table', it));
  return [
    making(source, table, {
      ...(if_not_exists && { ifNotExists: true }),
      goesWith: partbound ? parents : [],
      needs: [...(partbound ? [] : parents), ...typeThings(ofTypename)],
      parts: [
        ...nodesOf(tableElts, 'ColumnDef').map((it) => columnMake(source, table, it)),
        ...nodesOf(tableElts, 'Constraint').flatMap(
          (it) => constraintMake(source, table, it) ?? [],
        ),
      ],
    }),
  ];
}

/** CREATE TABLE AS, CREATE MATERIALIZED VIEW and SELECT INTO. */
export function tableAs(source: Source, node: Nodes['CreateTableAsStmt']): Effect[] {
  const { into, query, objtype, if_not_exists } = node;
  if (!into?.rel || into.rel.relpersistence === 't') return [];
  const isView = objtype === 'OBJECT_MATVIEW';
  const thing = relationThing(isView ? 'materialized view' : 'table', into.rel);
  const needs = isView ? [...relationsIn(query), ...functionsIn(query)] : [];
  return [making(source, thing, { needs, ...(if_not_exists && { ifNotExists: true }) })];
}

export function viewMake(source: Source, node: Nodes['ViewStmt']): Effect[] {
  if (!node.view || node.view.relpersistence === 't') return [];
  const needs = [...relationsIn(node.query), ...functionsIn(node.query)];
  return [
    making(source, relationThing('view', node.view), {
      needs,
      ...(node.replace && { replaces: true }),
    }),
  ];
}

export function indexMake(source: Source, node: Nodes['IndexStmt']): Effect[] {
  const { relation, idxname, indexParams, indexIncludingParams, whereClause } = node;
  if (!relation) return [];
  const table = relationThing('table', relation);
  const keys = nodesOf(indexParams, 'IndexElem');
  const all = [...keys, ...nodesOf(indexIncludingParams, 'IndexElem')];
  const name = idxname ?? [table.name, ...keys.map((it) => it.name ?? 'expr'), 'idx'].join('_');
  const thing = neighbour('index', name, table);
  return [
    making(source, idxname === undefined ? { ...thing, isNameGuessed: true } : thing, {
      goesWith: [table, ...all.flatMap((it) => columnThing(table, it.name))],
      needs: [...functionsIn(indexParams), ...functionsIn(whereClause)],
      ...(node.if_not_exists && { ifNotExists: true }),
      ...(node.concurrent && { isConcurrent: true }),
    }),
  ];
}

function columnThing(on: Thing, name: string | undefined): Thing[] {
  return name === undefined ? [] : [{ kind: 'column', on, name }];
}
