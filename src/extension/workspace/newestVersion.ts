import { ledgerGroups } from '../../config/ledgerGroups.ts';
import { compareVersions } from '../../migrations/version.ts';
import { ledgerOf, type WorkspaceState } from './workspaceState.ts';

/** The newest version that a folder's ledger, as last read, or any folder on that ledger knows of. */
export function newestVersion(state: WorkspaceState, folder: string): bigint | undefined {
  const groups = ledgerGroups(state.views.map(({ config }) => config));
  const group = groups.find(({ folders }) => folders.some(({ path }) => path === folder));
  const paths = new Set(group?.folders.map(({ path }) => path));
  const disks = state.views.filter(({ config }) => paths.has(config.path)).map(({ disk }) => disk);
  const onDisk = disks.flatMap(({ migrations }) => migrations);
  const inLedger = ledgerOf(state, folder)?.input.ledger.rows ?? [];
  return [...onDisk, ...inLedger]
    .map(({ version }) => version)
    .toSorted(compareVersions)
    .at(-1);
}
