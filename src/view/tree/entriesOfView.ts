import type { FolderView } from './folderView.ts';
import { type ShownEntry, unknownEntry } from './shownEntry.ts';

/** A folder's migrations with the states that were read last, rows without a file included. */
export function entriesOfView({ config, disk, state }: FolderView): readonly ShownEntry[] {
  if (state.kind !== 'planned') return disk.migrations.map(unknownEntry);
  return state.plan.entries.filter(
    ({ migration }) => !migration || migration.folder === config.path,
  );
}
