import type { ConstrType } from '@pgsql/types';
import type { Statement } from '../../sql/parser.ts';
import type { LintScript } from '../subject.ts';
import { type ConstraintFact, constraintsOf } from './constraints.ts';
import { mayHoldRows } from './mayHoldRows.ts';

/** The keys that a statement adds to tables that may hold rows, and whose index it has to build. */
export function builtKeys(
  kind: Extract<ConstrType, 'CONSTR_PRIMARY' | 'CONSTR_UNIQUE'>,
  statement: Statement,
  script: LintScript,
): ConstraintFact[] {
  return constraintsOf(statement, script).filter(
    ({ constraint: { contype, indexname }, table }) =>
      contype === kind && indexname === undefined && mayHoldRows(table, statement, script),
  );
}
