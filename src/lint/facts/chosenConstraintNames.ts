import type { Constraint } from '@pgsql/types';
import type { Statement } from '../../sql/parser.ts';
import { freeName } from '../history/chosenName.ts';
import type { LintScript } from '../subject.ts';
import { constraintName } from './constraintName.ts';
import { constraintsOf } from './constraints.ts';

/**
 * The names that PostgreSQL gives to the constraints that an ALTER TABLE adds without one. Only of a
 * table that the migrations make: elsewhere, another CHECK may have the name, and would be taken for it.
 */
export function chosenConstraintNames(
  statement: Statement,
  script: LintScript,
): ReadonlyMap<Constraint, string> {
  const names = new Map<Constraint, string>();
  const added = constraintsOf(statement, script).filter(({ by }) => by === 'add');
  const schema = script.schemaBefore(statement);
  const said = new Set(added.map(({ constraint }) => constraint.conname));
  for (const fact of added) {
    const { table, constraint } = fact;
    const known = schema.table(table);
    if (!known || constraint.conname !== undefined) continue;
    const name = freeName(
      constraintName(fact),
      (it) =>
        said.has(it) ||
        known.constraint(it) !== undefined ||
        schema.relation({ ...table, relname: it }) !== undefined,
    );
    said.add(name);
    names.set(constraint, name);
  }
  return names;
}
