import type { IndexStmt } from '@pgsql/types';
import { nodesOf } from '../../sql/nodes.ts';
import type { History } from '../history/history.ts';

/** The name that PostgreSQL would give an index (`ChooseIndexName`), if it is free: `orders_note_idx`. */
export function indexNameFor(node: IndexStmt, schema: History): string {
  const { relname = 'table', schemaname } = node.relation ?? {};
  const columns = nodesOf(node.indexParams, 'IndexElem').map(({ name }) => name ?? 'expr');
  const stem = shortened([relname, ...columns].join('_'));
  for (let number = 0; ; number++) {
    const name = `${stem}_idx${number === 0 ? '' : number}`;
    const isTaken = schema.relation({
      relname: name,
      ...(schemaname !== undefined && { schemaname }),
    });
    if (!isTaken) return name;
  }
}

/** Names are cut at 63 bytes; there must be room for the ending and a number. */
function shortened(name: string): string {
  let short = name;
  while (Buffer.byteLength(short) > MAX_BYTES) short = short.slice(0, -1);
  return short.trimEnd();
}

const MAX_BYTES = 55;
