import { type Nodes, wordsOf } from '../../sql/nodes.ts';
import { rangeOf } from './apply/rangeOf.ts';
import type { Catalogue } from './catalogue.ts';
import type { Routine } from './objects.ts';

/** The routine that a trigger calls. */
export function routineCalled(
  { funcname }: Nodes['CreateTrigStmt'],
  catalogue: Catalogue,
  moment: number,
): Routine | undefined {
  const name = rangeOf(wordsOf(funcname));
  const schemas = catalogue.schemasOf(name, moment);
  return catalogue.routines
    .list(name.relname ?? '', moment)
    .find(({ schema, signature }) => signature === '' && schemas.includes(schema));
}
