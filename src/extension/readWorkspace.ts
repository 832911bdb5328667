import type { FolderConfig } from '../config/folderConfig.ts';
import { ledgerGroups } from '../config/ledgerGroups.ts';
import type { MigrationFolder } from '../migrations/migration.ts';
import { readFolder } from '../migrations/readFolder.ts';
import type { FolderState, FolderView } from '../view/folderView.ts';
import { type ConfigReader, readConfigs } from './readConfigs.ts';
import { type LedgerReader, type LedgerReading, readLedgerGroup } from './readLedgerGroup.ts';
import type { WorkspaceState } from './workspaceState.ts';

/** What a reading of the workspace needs. */
export interface WorkspaceReading extends ConfigReader, LedgerReader {
  /** Told what disk and configuration say, before the first connection is made. */
  readonly early: (state: WorkspaceState) => void;
}

interface FolderOnDisk {
  readonly config: FolderConfig;
  readonly disk: MigrationFolder;
}

/** Reads disk, configuration and ledgers. What is wrong with one folder never stops the others. */
export async function readWorkspace(reading: WorkspaceReading): Promise<WorkspaceState> {
  const { configs, ...rest } = await readConfigs(reading);
  const folders = await Promise.all(configs.map(readDisk));
  reading.early({ views: folders.map(connecting), ledgers: [], ...rest });
  const diskOf = new Map(folders.map(({ config, disk }) => [config.path, disk]));
  const groups = await Promise.all(
    ledgerGroups(configs).map((group) =>
      readLedgerGroup(
        group,
        group.folders.flatMap(({ path }) => diskOf.get(path) ?? []),
        reading,
      ),
    ),
  );
  return {
    views: folders.flatMap((folder) => viewOf(folder, groups)),
    ledgers: groups.flatMap(({ ledger }) => ledger ?? []),
    ...rest,
  };
}

async function readDisk(config: FolderConfig): Promise<FolderOnDisk> {
  const { path, root, ignoredChars } = config;
  return { config, disk: await readFolder(path, { ignoredChars, searchedFrom: root }) };
}

function connecting(folder: FolderOnDisk): FolderView {
  return { ...folder, state: withoutDatabase(folder.config) ?? { kind: 'connecting' } };
}

function withoutDatabase({ target }: FolderConfig): FolderState | undefined {
  if (target.kind === 'untrusted') return { kind: 'untrusted' };
  if (target.kind === 'problem') return { kind: 'unreachable', reason: target.problem };
  return undefined;
}

/** No view for a folder whose database is left alone until the person looks. */
function viewOf(folder: FolderOnDisk, groups: readonly LedgerReading[]): FolderView[] {
  const { path } = folder.config;
  const group = groups.find(({ folders }) => folders.some((config) => config.path === path));
  const state = withoutDatabase(folder.config) ?? group?.state;
  return state ? [{ ...folder, state }] : [];
}
