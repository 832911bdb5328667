import type { RangeVar } from '@pgsql/types';
import { LOCK_MODES } from '../../sql/lockMode.ts';
import { type Nodes, type NodeTag, nodesOf } from '../../sql/nodes.ts';
import type { Lock } from './lockEffect.ts';
import { lockOn } from './tableLock.ts';

/** The locks of statements that change rows, empty tables, or lock them outright. */
export const ROW_LOCKS: { readonly [Tag in NodeTag]?: (node: Nodes[Tag]) => Lock[] } = {
  InsertStmt: changed,
  UpdateStmt: changed,
  DeleteStmt: changed,
  MergeStmt: changed,
  CopyStmt: ({ relation, is_from }) => (is_from ? changed({ relation }) : []),
  TruncateStmt: ({ relations, behavior }) =>
    nodesOf(relations, 'RangeVar').map((it) =>
      lockOn(it, 'ACCESS EXCLUSIVE', {
        rewrites: false,
        ...(behavior === 'DROP_CASCADE' && { note: CASCADES }),
      }),
    ),
  LockStmt: ({ relations, mode }) =>
    nodesOf(relations, 'RangeVar').map((it) =>
      // The manual's default is the strongest; the parser writes it as a number, 8.
      lockOn(it, LOCK_MODES[(mode ?? LOCK_MODES.length) - 1] ?? 'ACCESS EXCLUSIVE'),
    ),
};

const CASCADES = 'So is every table with a foreign key to it, which is emptied, too.';

function changed({ relation }: { readonly relation?: RangeVar | undefined }): Lock[] {
  return relation ? [lockOn(relation, 'ROW EXCLUSIVE', { changesRows: true })] : [];
}
