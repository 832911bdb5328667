import type { Nodes } from '../../sql/nodes.ts';
import type { Lock, LockedThing } from './lockEffect.ts';
import { lockOn } from './tableLock.ts';

/** The locks of ALTER ... RENAME: of what has a table, or is one. A composite type is locked, but has no rows. */
export function renameLocks(node: Nodes['RenameStmt'], pgVersion: number): Lock[] {
  const { renameType, relation } = node;
  if (!relation || !renameType || renameType === 'OBJECT_ATTRIBUTE') return [];
  if (renameType === 'OBJECT_INDEX') {
    const mode = pgVersion < 12 ? 'ACCESS EXCLUSIVE' : 'SHARE UPDATE EXCLUSIVE';
    return [lockOn(relation, mode, { on: 'the index' })];
  }
  return [lockOn(relation, 'ACCESS EXCLUSIVE', { on: RELATIONS[renameType] ?? 'the table' })];
}

const RELATIONS: Readonly<Record<string, LockedThing>> = {
  OBJECT_VIEW: 'the view',
  OBJECT_MATVIEW: 'the materialized view',
  OBJECT_SEQUENCE: 'the sequence',
};
