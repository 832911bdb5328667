import type { ColumnDef, Constraint } from '@pgsql/types';
import { nodesOf } from '../../../sql/nodes.ts';

/** GENERATED ALWAYS AS (...) of a column. */
export function generationOf({ constraints }: ColumnDef): Constraint | undefined {
  return nodesOf(constraints, 'Constraint').find(({ contype }) => contype === 'CONSTR_GENERATED');
}
