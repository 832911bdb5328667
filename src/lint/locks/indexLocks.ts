import type { Nodes } from '../../sql/nodes.ts';
import { isOptionOn } from '../facts/optionOn.ts';
import type { Lock } from './lockEffect.ts';
import { lockOn, relationOf, unnamedLock } from './tableLock.ts';

/** The locks of CREATE INDEX. */
export function createIndexLocks({ relation, concurrent }: Nodes['IndexStmt']): Lock[] {
  return [lockOn(relation, concurrent ? 'SHARE UPDATE EXCLUSIVE' : 'SHARE', { scans: true })];
}

/** The locks of DROP INDEX, which does not name the table. */
export function dropIndexLocks(
  names: readonly (readonly string[])[],
  isConcurrent: boolean,
): Lock[] {
  const mode = isConcurrent ? 'SHARE UPDATE EXCLUSIVE' : 'ACCESS EXCLUSIVE';
  const indexes = names.map((it) => lockOn(relationOf(it), mode, { on: 'the index' }));
  return [unnamedLock('the table', mode), ...indexes];
}

/**
 * The locks of REINDEX. Planning a query looks at all indexes of its tables, so that one that is
 * locked keeps nearly every read of the table waiting.
 */
export function reindexLocks({ kind, relation, params }: Nodes['ReindexStmt']): Lock[] {
  const isConcurrent = isOptionOn(params, 'concurrently');
  const table = isConcurrent ? 'SHARE UPDATE EXCLUSIVE' : 'SHARE';
  const index = isConcurrent ? 'SHARE UPDATE EXCLUSIVE' : 'ACCESS EXCLUSIVE';
  const note = isConcurrent ? {} : { note: PLANNED };
  if (kind === 'REINDEX_OBJECT_INDEX') {
    return [
      lockOn(relation, index, { on: 'the index', rewrites: true, ...note }),
      unnamedLock('the table', table, { scans: true }),
    ];
  }
  const where = kind === 'REINDEX_OBJECT_SCHEMA' ? 'schema' : 'database';
  return [
    kind === 'REINDEX_OBJECT_TABLE'
      ? lockOn(relation, table, { scans: true })
      : unnamedLock(`every table of the ${where}`, table, { scans: true, note: IN_TURN }),
    unnamedLock('every index of the table', index, { rewrites: true, ...note }),
  ];
}

const PLANNED =
  'A query is planned with all indexes of its tables, so that reads of the table wait, too.';
const IN_TURN = 'One table after the other, each for itself.';
