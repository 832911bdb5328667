import type { DropStmt, RangeVar } from '@pgsql/types';
import { inner, nodesOf, wordsOf } from '../../sql/nodes.ts';

/** The relations that a DROP TABLE, VIEW, INDEX or SEQUENCE names. */
export function droppedRelations({ objects }: DropStmt): RangeVar[] {
  return nodesOf(objects, 'List').map(({ items }) => relationOf(wordsOf(items)));
}

/** The last word of what a DROP of types or functions names. */
export function namedLast({ objects = [] }: DropStmt): string[] {
  return objects.map((it) => {
    const names = inner(it, 'TypeName')?.names ?? inner(it, 'ObjectWithArgs')?.objname;
    return wordsOf(names).at(-1) ?? '';
  });
}

/** A dotted name as a relation; a database before the schema is left out. */
function relationOf(words: readonly string[]): RangeVar {
  const [schemaname, relname] = words.length > 1 ? words.slice(-2) : [undefined, words[0]];
  return {
    ...(schemaname !== undefined && { schemaname }),
    ...(relname !== undefined && { relname }),
  };
}
