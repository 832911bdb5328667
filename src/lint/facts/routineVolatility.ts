import { inner, type Nodes, nodesOf } from '../../sql/nodes.ts';
import type { History } from '../history/history.ts';
import type { Routine } from '../history/objects.ts';

/** True when the scripts tell of the function that it is STABLE or IMMUTABLE, whatever its arguments. */
export function isSteadyRoutine(words: readonly string[], schema: History): boolean {
  const routines = schema.routines(words);
  return routines.length > 0 && routines.every(isSteady);
}

/** A function is VOLATILE unless it says otherwise. */
function isSteady({ origin: { statement } }: Routine): boolean {
  if (statement.kind !== 'CreateFunctionStmt') return false;
  const { options } = statement.node as Nodes['CreateFunctionStmt'];
  const said = nodesOf(options, 'DefElem').findLast(({ defname }) => defname === 'volatility');
  return ['stable', 'immutable'].includes(inner(said?.arg, 'String')?.sval ?? '');
}
