import { child, items, type Node, textOf } from '../../sql/node.ts';
import type { Statement } from '../../sql/parser.ts';
import { nameOf, namesOf } from './evidenceParts.ts';

/** What a statement says of an index; names in parts, the schema first where it is named. */
export interface NamedIndex {
  readonly verb: 'create' | 'reindex' | 'drop';
  /** Absent where the server chooses it, or where all indexes of the table are meant. */
  readonly name?: readonly string[];
  readonly table?: readonly string[];
}

/** The index that a statement is about. */
export function namedIndex({ kind, node }: Statement): NamedIndex | undefined {
  const relation = nameOf(child(node, 'relation'));
  if (kind === 'IndexStmt') {
    const name = textOf(node, 'idxname');
    return { verb: 'create', table: relation, ...(name !== undefined && { name: [name] }) };
  }
  if (kind === 'DropStmt') return droppedIndex(node);
  if (kind !== 'ReindexStmt' || relation.length === 0) return undefined;
  return node['kind'] === 'REINDEX_OBJECT_INDEX'
    ? { verb: 'reindex', name: relation }
    : { verb: 'reindex', table: relation };
}

/** DROP INDEX CONCURRENTLY takes one index, makes it INVALID, and may then have to wait. */
function droppedIndex(node: Node): NamedIndex | undefined {
  const [index] = items(node, 'objects', 'List');
  const isMeant = node['removeType'] === 'OBJECT_INDEX' && node['concurrent'] === true;
  return isMeant && index ? { verb: 'drop', name: namesOf(index, 'items') } : undefined;
}
