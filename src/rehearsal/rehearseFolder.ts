import type { FolderTask } from './folderTask.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Stage } from './stage/stage.ts';
import { StageRun } from './stage/stageRun.ts';

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
