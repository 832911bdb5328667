import { type Nodes, type NodeTag, nodesOf } from '../../sql/nodes.ts';
import { isOptionOn } from '../facts/optionOn.ts';
import type { Lock } from './lockEffect.ts';
import { lockOn, unnamedLock } from './tableLock.ts';

/** The locks of what keeps tables in shape: VACUUM, ANALYZE, CLUSTER, REFRESH. */
export const MAINTENANCE_LOCKS: { readonly [Tag in NodeTag]?: (node: Nodes[Tag]) => Lock[] } = {
  VacuumStmt: vacuumLocks,
  ClusterStmt: ({ relation }) => [
    relation
      ? lockOn(relation, 'ACCESS EXCLUSIVE', WRITTEN_ANEW)
      : unnamedLock('every table of the database', 'ACCESS EXCLUSIVE', {
          ...WRITTEN_ANEW,
          note: 'Those that were clustered before, one after the other.',
        }),
  ],
  RefreshMatViewStmt: ({ relation, concurrent }) => [
    concurrent
      ? lockOn(relation, 'EXCLUSIVE', { on: 'the materialized view', scans: true })
      : lockOn(relation, 'ACCESS EXCLUSIVE', { on: 'the materialized view', ...WRITTEN_ANEW }),
  ],
};

const WRITTEN_ANEW = { scans: true, rewrites: true };

function vacuumLocks({ rels, options, is_vacuumcmd }: Nodes['VacuumStmt']): Lock[] {
  const isFull = is_vacuumcmd === true && isOptionOn(options, 'full');
  const mode = isFull ? 'ACCESS EXCLUSIVE' : 'SHARE UPDATE EXCLUSIVE';
  const more = is_vacuumcmd ? { scans: true, rewrites: isFull } : { note: SAMPLE };
  if (!rels) return [unnamedLock('every table of the database', mode, more)];
  return nodesOf(rels, 'VacuumRelation').map(({ relation }) => lockOn(relation, mode, more));
}

const SAMPLE = 'A sample of the rows is read.';
