import { type Nodes, type NodeTag, nodesOf } from '../../sql/nodes.ts';
import { alterLocks } from './alterLocks.ts';
import { ATTACHED_LOCKS } from './attachedLocks.ts';
import { createTableLocks } from './createTableLocks.ts';
import { dropLocks } from './dropLocks.ts';
import { createIndexLocks, reindexLocks } from './indexLocks.ts';
import type { Lock } from './lockEffect.ts';
import { MAINTENANCE_LOCKS } from './maintenanceLocks.ts';
import { renameLocks } from './renameLocks.ts';
import { ROW_LOCKS } from './rowLocks.ts';
import { lockOn } from './tableLock.ts';

/** The locks of a statement by the tag of its parse node; of what is not here, none are known. */
export const STATEMENT_LOCKS: {
  readonly [Tag in NodeTag]?: (node: Nodes[Tag], pgVersion: number) => Lock[];
} = {
  ...ATTACHED_LOCKS,
  ...MAINTENANCE_LOCKS,
  ...ROW_LOCKS,
  AlterTableStmt: ({ relation, cmds, objtype }, pgVersion) => {
    if (!relation || objtype === 'OBJECT_TYPE') return [];
    if (objtype === 'OBJECT_INDEX') return [alteredIndex(relation)];
    if (objtype === 'OBJECT_VIEW') {
      return [lockOn(relation, 'ACCESS EXCLUSIVE', { on: 'the view' })];
    }
    const commands = nodesOf(cmds, 'AlterTableCmd');
    return commands.flatMap((it) => alterLocks(relation, it, pgVersion));
  },
  IndexStmt: createIndexLocks,
  ReindexStmt: reindexLocks,
  DropStmt: dropLocks,
  RenameStmt: renameLocks,
  AlterObjectSchemaStmt: ({ relation }) => (relation ? [lockOn(relation, 'ACCESS EXCLUSIVE')] : []),
  CreateStmt: createTableLocks,
};

function alteredIndex(index: Nodes['RangeVar']): Lock {
  return lockOn(index, 'SHARE UPDATE EXCLUSIVE', { on: 'the index' });
}
