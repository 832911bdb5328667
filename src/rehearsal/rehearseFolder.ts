import type { Session } from '../database/session.ts';
import type { Migration, MigrationFolder } from '../migrations/migration.ts';
import { bringTo, isWithin } from './bringTo.ts';
import type { Rehearsal } from './rehearsal.ts';
import { rehearse } from './rehearse.ts';
import type { RunContext } from './runLeg.ts';
import type { Stage } from './stage.ts';

/** Which migrations of a folder are rehearsed, and with what. */
export interface FolderTask {
  readonly folder: MigrationFolder;
  readonly context: RunContext;
  /** Absent: all of them. */
  readonly isWanted?: (migration: Migration) => boolean;
}

/**
 * Rehearses migrations in their order, each on top of all before it, and tells of each as soon as it
 * is done. The chain is applied once and kept for as long as nothing but the migrations is in it.
 */
export async function* rehearseFolder(stage: Stage, task: FolderTask): AsyncGenerator<Rehearsal> {
  const run = new FolderRun(stage, task);
  try {
    for (const migration of task.folder.migrations) {
      if (migration.up && (task.isWanted?.(migration) ?? true)) yield await run.rehearse(migration);
    }
  } finally {
    await run.close();
  }
}

class FolderRun {
  readonly #stage: Stage;
  readonly #task: FolderTask;
  #session: Session | undefined;

  constructor(stage: Stage, task: FolderTask) {
    this.#stage = stage;
    this.#task = task;
  }

  async rehearse(migration: Migration): Promise<Rehearsal> {
    const { folder, context } = this.#task;
    const chain = folder.migrations.slice(0, folder.migrations.indexOf(migration));
    const session = await this.#at(chain);
    const { rehearsal, isClean } = await rehearse(session, { folder, chain, migration, context });
    if (!isClean) await this.#reset();
    return rehearsal;
  }

  async close(): Promise<void> {
    await this.#session?.close().catch(() => undefined);
  }

  async #at(chain: readonly Migration[]): Promise<Session> {
    const { folder, context } = this.#task;
    let session = await this.#open();
    if (!(await isWithin(session, chain, context))) {
      await this.#reset();
      session = await this.#open();
    }
    await bringTo(session, folder, chain, context);
    return session;
  }

  async #open(): Promise<Session> {
    this.#session ??= await this.#stage.open();
    return this.#session;
  }

  async #reset(): Promise<void> {
    await this.close();
    this.#session = undefined;
    await this.#stage.reset();
  }
}
