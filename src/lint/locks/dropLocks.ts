import type { Node } from '@pgsql/types';
import { inner, type Nodes, wordsOf } from '../../sql/nodes.ts';
import { dropIndexLocks } from './indexLocks.ts';
import type { Lock, LockedThing } from './lockEffect.ts';
import { lockOn, relationOf, unnamedLock } from './tableLock.ts';

/** The locks of DROP. */
export function dropLocks({ objects, removeType, concurrent }: Nodes['DropStmt']): Lock[] {
  const names = (objects ?? []).map(namesIn);
  if (removeType === 'OBJECT_INDEX') return dropIndexLocks(names, concurrent === true);
  if (removeType === 'OBJECT_SCHEMA') {
    return [unnamedLock('every table of the schema', 'ACCESS EXCLUSIVE')];
  }
  const on = removeType && RELATIONS[removeType];
  if (on) return relationLocks(names, on);
  if (!removeType || !PARTS.has(removeType)) return [];
  return names.map((it) => lockOn(relationOf(it.slice(0, -1)), 'ACCESS EXCLUSIVE'));
}

function relationLocks(names: readonly string[][], on: LockedThing): Lock[] {
  const locks = names.map((it) => lockOn(relationOf(it), 'ACCESS EXCLUSIVE', { on }));
  if (on !== 'the table') return locks;
  return [...locks, unnamedLock('the referenced table', 'ACCESS EXCLUSIVE', { note: IF_ANY })];
}

const RELATIONS: Readonly<Record<string, LockedThing>> = {
  OBJECT_TABLE: 'the table',
  OBJECT_FOREIGN_TABLE: 'the table',
  OBJECT_VIEW: 'the view',
  OBJECT_MATVIEW: 'the materialized view',
  OBJECT_SEQUENCE: 'the sequence',
};

/** What belongs to a table and is named after it. */
const PARTS: ReadonlySet<string> = new Set(['OBJECT_TRIGGER', 'OBJECT_POLICY', 'OBJECT_RULE']);

const IF_ANY = 'Each table that a foreign key of the dropped one points at.';

function namesIn(object: Node): string[] {
  return wordsOf(inner(object, 'List')?.items);
}
