import { inner, type Nodes, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import { relationOf } from '../locks/tableLock.ts';
import type { LintScript } from '../subject.ts';
import { isPartitionedTable, rangeVar } from './partitioned.ts';
import { sqlTable } from './sqlName.ts';

/** An index that a DROP INDEX names, with what the scripts before it tell of its table. */
export interface DroppedIndex {
  /** Without its schema. */
  readonly name: string;
  /** As SQL writes it. */
  readonly sql: string;
  /** Absent where no script tells. */
  readonly table?: string;
  /** Of a table that the script itself makes. */
  readonly isNew: boolean;
  readonly isPartitioned: boolean;
}

export function droppedIndexes(
  { objects }: Nodes['DropStmt'],
  statement: Statement,
  script: LintScript,
): DroppedIndex[] {
  const schema = script.schemaBefore(statement);
  return (objects ?? []).map((object) => {
    const index = relationOf(wordsOf(inner(object, 'List')?.items));
    const names = { name: index.relname ?? '', sql: sqlTable(index) };
    const owner = schema.index(index)?.table;
    if (!owner) return { ...names, isNew: false, isPartitioned: false };
    const table = rangeVar(owner);
    return {
      ...names,
      table: owner.schema === 'public' ? owner.name : `${owner.schema}.${owner.name}`,
      isNew: script.newTables.has(table, statement),
      isPartitioned: isPartitionedTable(table, statement, script),
    };
  });
}
