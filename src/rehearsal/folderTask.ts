import type { Migration, MigrationFolder } from '../migrations/migration.ts';
import type { RunContext } from './legs/runLeg.ts';

/** Which migrations of a folder are rehearsed, and with what. */
export interface FolderTask {
  readonly folder: MigrationFolder;
  readonly context: RunContext;
  /** Absent: all of them. */
  readonly isWanted?: (migration: Migration) => boolean;
  /** Milliseconds that one migration may take, all its legs together; absent: a minute. */
  readonly timeLimit?: number;
  /** What is rehearsed is being written: the stage had better stay before it, for the next save. */
  readonly isDraft?: boolean;
  /** Each leg by the engine, without the shortcut. */
  readonly isThorough?: boolean;
}
