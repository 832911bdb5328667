import { wordsOf } from '../../sql/nodes.ts';
import { walk } from '../../sql/walk.ts';
import { chosenName } from '../history/chosenName.ts';
import type { ConstraintFact } from './constraints.ts';

/** The constraint's name: its own, or the one that PostgreSQL gives it. */
export function constraintName({ table, constraint, columns }: ConstraintFact): string {
  const { conname, contype, raw_expr } = constraint;
  if (conname !== undefined) return conname;
  const label = LABELS[contype ?? ''] ?? 'check';
  const named = contype === 'CONSTR_PRIMARY' ? [] : columns;
  return chosenName(table.relname ?? '', raw_expr ? onlyColumn(raw_expr) : named, label);
}

const LABELS: Readonly<Record<string, string>> = {
  CONSTR_FOREIGN: 'fkey',
  CONSTR_PRIMARY: 'pkey',
  CONSTR_UNIQUE: 'key',
  CONSTR_EXCLUSION: 'excl',
  CONSTR_NOTNULL: 'not_null',
};

/** A CHECK is named after its column only if it has just one. */
function onlyColumn(expression: object): string[] {
  const names = new Set<string>();
  walk(expression, {
    ColumnRef: ({ fields }) => names.add(wordsOf(fields).at(-1) ?? ''),
  });
  return names.size === 1 ? [...names] : [];
}
