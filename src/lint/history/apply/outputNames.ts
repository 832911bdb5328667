import type { SelectStmt } from '@pgsql/types';
import { inner, nodesOf, wordsOf } from '../../../sql/nodes.ts';
import { figuredName } from '../columnName.ts';
import type { ViewRecord } from '../records.ts';
import { columnsMeant, type Scope } from './queryScope.ts';

/** The names of a select list; undefined where even their number is not told. */
export function outputNames(
  select: SelectStmt,
  scope: Scope,
  isMerged: boolean,
): ViewRecord['columns'] {
  if (select.valuesLists) return undefined;
  const names: (string | undefined)[] = [];
  for (const { name, val } of nodesOf(select.targetList, 'ResTarget')) {
    const reference = inner(val, 'ColumnRef');
    const fields = reference?.fields ?? [];
    if (name !== undefined || !reference || wordsOf(fields).length === fields.length) {
      names.push(name ?? figuredName(val));
      continue;
    }
    const isWhole = wordsOf(fields).length === 0;
    const isAll = !isMerged && scope.sources.every(({ columns }) => columns);
    if (isWhole && !isAll) return undefined;
    const meant = columnsMeant(reference, scope);
    if (meant.length === 0) return undefined;
    names.push(...meant.map((it) => it.name));
  }
  return names;
}
