import type { RangeVar } from '@pgsql/types';
import { type Nodes, nodesOf } from '../../sql/nodes.ts';
import { tableKey } from '../facts/tableName.ts';
import type { Lock } from './lockEffect.ts';
import { newPartitionLocks } from './partitionLocks.ts';
import { lockOn } from './tableLock.ts';

/** The locks of CREATE TABLE on tables that are there: parents, and those that its keys point at. */
export function createTableLocks(node: Nodes['CreateStmt']): Lock[] {
  const parents = nodesOf(node.inhRelations, 'RangeVar').flatMap((it) => parentLocks(it, node));
  const targets = referencedBy(node).map((it) =>
    lockOn(it, 'SHARE ROW EXCLUSIVE', { on: 'the referenced table' }),
  );
  return [...parents, ...targets];
}

function parentLocks(parent: RangeVar, { partbound }: Nodes['CreateStmt']): Lock[] {
  if (!partbound) return [lockOn(parent, 'SHARE UPDATE EXCLUSIVE')];
  return newPartitionLocks(parent, partbound.is_default === true);
}

function referencedBy({ relation, tableElts, constraints }: Nodes['CreateStmt']): RangeVar[] {
  const ofColumns = nodesOf(tableElts, 'ColumnDef').flatMap((it) => it.constraints ?? []);
  const all = nodesOf([...(tableElts ?? []), ...(constraints ?? []), ...ofColumns], 'Constraint');
  const own = relation && tableKey(relation);
  return all.flatMap(({ pktable }) => (pktable && tableKey(pktable) !== own ? pktable : []));
}
