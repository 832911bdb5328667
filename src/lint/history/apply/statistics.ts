import type { CreateStatsStmt } from '@pgsql/types';
import { inner, nodesOf, wordsOf } from '../../../sql/nodes.ts';
import type { Dependent } from '../catalogue.ts';
import type { Scribe } from '../scribe.ts';
import { columnsUsed } from './columnsUsed.ts';
import { namesIn } from './dependents.ts';
import { makeOther } from './others.ts';

/** It goes with its columns, but not with what its expressions call. */
export function createStatistics(
  { defnames, exprs, relations }: CreateStatsStmt,
  scribe: Scribe,
): void {
  const name = wordsOf(defnames).join('.');
  const type = 'OBJECT_STATISTIC_EXT';
  const { moment } = makeOther(scribe, type, name).madeBy;
  const table = scribe.find(inner(relations?.[0], 'RangeVar'));
  if (!table || name === '') return;
  const named = nodesOf(exprs, 'StatsElem').flatMap((it) => it.name ?? columnsUsed(it.expr));
  const used = scribe.columnIds(table, named);
  const isThere: Dependent['isThere'] = (catalogue, now) =>
    catalogue.others.get(type, name, now)?.madeBy.moment === moment &&
    catalogue.byId(table.id, now) !== undefined &&
    used.every((id) => catalogue.columns.get(table.id, id, now) !== undefined);
  scribe.noteDependent({ kind: 'statistics', name, isThere }, namesIn(exprs, scribe));
}
