import type { DefElem, Node } from '@pgsql/types';
import { inner, nodesOf, wordsOf } from '../../sql/nodes.ts';

/** Whether an option of a list such as `(FULL, VERBOSE off)` is there and on. */
export function isOptionOn(options: readonly Node[] | undefined, name: string): boolean {
  const option = nodesOf(options, 'DefElem').findLast(({ defname }) => defname === name);
  return option !== undefined && !isOff(option);
}

/** Without a value it is on. A word that is no keyword, such as `off`, parses as a type's name. */
function isOff({ arg }: DefElem): boolean {
  const bool = inner(arg, 'Boolean');
  if (bool) return bool.boolval !== true;
  const int = inner(arg, 'Integer');
  if (int) return (int.ival ?? 0) === 0;
  const words = [inner(arg, 'String')?.sval ?? '', ...wordsOf(inner(arg, 'TypeName')?.names)];
  return words.some((it) => OFF.has(it.toLowerCase()));
}

const OFF = new Set(['false', 'off', '0']);
