import type { ConfigProblem } from '../../config/configProblem.ts';
import type { FolderConfig } from '../../config/folderConfig.ts';
import type { MissingFolder } from '../../config/folders.ts';
import type { LedgerGroup } from '../../config/ledgerGroups.ts';
import type { Foreign } from '../../engine/foreign/foreign.ts';
import type { PlanInput } from '../../engine/plan/planner.ts';
import type { MigrationFolder } from '../../migrations/migration.ts';
import type { FolderView } from '../../view/tree/folderView.ts';

/** A migrations folder with its configuration, before any database is asked. */
export interface FolderOnDisk {
  readonly config: FolderConfig;
  readonly disk: MigrationFolder;
}

/** What disk and configuration say of the workspace. */
export interface Outline {
  readonly folders: readonly FolderOnDisk[];
  /** Folders that are named and not there. */
  readonly missing: readonly MissingFolder[];
  /** What is wrong with the settings. */
  readonly problems: readonly ConfigProblem[];
}

/** A ledger that was read, with its database and the folders that are planned on it together. */
export interface LedgerState {
  readonly group: LedgerGroup;
  readonly input: PlanInput;
  /** Another tool's ledger or tables, looked for while our ledger is empty. */
  readonly foreign?: Foreign;
}

/** Everything known of the workspace at one moment. */
export interface WorkspaceState {
  readonly views: readonly FolderView[];
  readonly ledgers: readonly LedgerState[];
  /** Folders that are named and not there. */
  readonly missing: readonly MissingFolder[];
  /** What is wrong with the settings. */
  readonly problems: readonly ConfigProblem[];
}

/** The ledger that a folder was planned on; nothing where its database was not reached. */
export function ledgerOf(state: WorkspaceState, folder: string): LedgerState | undefined {
  return state.ledgers.find(({ group }) => group.folders.some(({ path }) => path === folder));
}
