import type { DropStmt, RangeVar } from '@pgsql/types';
import { nodesOf, wordsOf } from '../../sql/nodes.ts';

/** The relations that a DROP TABLE, VIEW, INDEX or SEQUENCE names. */
export function droppedRelations({ objects }: DropStmt): RangeVar[] {
  return nodesOf(objects, 'List').map(({ items }) => relationOf(wordsOf(items)));
}

/** A dotted name as a relation; a database before the schema is left out. */
function relationOf(words: readonly string[]): RangeVar {
  const [schemaname, relname] = words.length > 1 ? words.slice(-2) : [undefined, words[0]];
  return {
    ...(schemaname !== undefined && { schemaname }),
    ...(relname !== undefined && { relname }),
  };
}
