import { nodesOf, wordsOf } from '../../sql/nodes.ts';
import { walk } from '../../sql/walk.ts';
import { chosenName } from '../history/chosenName.ts';
import type { ConstraintFact } from './constraints.ts';

/** The constraint's name: its own, or the one that PostgreSQL gives it. */
export function constraintName(fact: ConstraintFact): string {
  const { conname, contype } = fact.constraint;
  if (conname !== undefined) return conname;
  const label = LABELS[contype ?? ''] ?? 'check';
  return chosenName(fact.table.relname ?? '', namedAfter(fact), label);
}

function namedAfter({ constraint, columns }: ConstraintFact): readonly string[] {
  const { contype, raw_expr, exclusions } = constraint;
  if (contype === 'CONSTR_PRIMARY') return [];
  if (contype !== 'CONSTR_EXCLUSION') return raw_expr ? onlyColumn(raw_expr) : columns;
  return nodesOf(exclusions, 'List').flatMap(({ items }) =>
    nodesOf(items, 'IndexElem').map(({ name }) => name ?? 'expr'),
  );
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
