import type { Migration, MigrationFolder } from '../migrations/migration.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { RunContext } from './runLeg.ts';
import type { Stage } from './stage.ts';
import { StageRun } from './stageRun.ts';

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

/**
 * Rehearses migrations in their order, each on top of all before it, and tells of each as soon as it
 * is done. The chain is applied once and kept for as long as nothing but the migrations is in it.
 * When it is aborted (`context.signal`) it ends, without a word on what was under way. Throws
 * `ConnectionError` when there is no stage to be had.
 */
export async function* rehearseFolder(stage: Stage, task: FolderTask): AsyncGenerator<Rehearsal> {
  const run = new StageRun(stage, task);
  try {
    for (const migration of task.folder.migrations) {
      if (!migration.up || !(task.isWanted?.(migration) ?? true)) continue;
      const rehearsal = await run.rehearse(migration);
      if (!rehearsal) return;
      yield rehearsal;
    }
  } finally {
    await run.close();
  }
}
