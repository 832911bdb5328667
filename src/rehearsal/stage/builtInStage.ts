import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { endBuiltIn } from '../../database/embedded/endBuiltIn.ts';
import { openBuiltIn } from '../../database/embedded/openBuiltIn.ts';
import type { BuiltInEnvironment } from '../../database/environment.ts';
import { ConnectionError, DatabaseError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import type { BuiltInTarget } from '../../database/target.ts';
import { takeLock } from '../../engine/lock/lock.ts';
import { answersSoon } from './answersSoon.ts';
import type { Stage } from './stage.ts';
import { StageFile, type StageRecord } from './stageFile.ts';
import { STAGE_TIME_ZONE } from './stageTimeZone.ts';

/** Milliseconds that an unused stage stays where nothing else is said: people come back to a file. */
const GRACE = 5 * 60_000;

/** Megabytes at which a stage is ended: a script that fills memory must not take that of the editor. */
const MEMORY_LIMIT = 1500;

/** The advisory lock of who rehearses; the engine's own on the same server is another. */
const LOCK = 0x57a9en;

/**
 * A stage on the embedded PostgreSQL, one for all windows that name the same directory. A reset does
 * not tidy up: it ends the server, which may hang in a script, and begins in another directory.
 */
export class BuiltInStage implements Stage {
  readonly name = 'the built-in PostgreSQL 18';
  readonly ownsServer = true;
  readonly #environment: BuiltInEnvironment;
  readonly #file: StageFile;
  readonly #grace: number;

  /**
   * The stage's files are made below `directory`.
   * @param grace milliseconds that it stays without a user.
   */
  constructor(directory: string, environment: BuiltInEnvironment, grace = GRACE) {
    const own = { dataRoot: directory, timeZone: STAGE_TIME_ZONE };
    this.#environment = { memoryLimit: MEMORY_LIMIT, ...environment, ...own };
    this.#file = new StageFile(directory);
    this.#grace = grace;
  }

  async open(signal?: AbortSignal): Promise<Session> {
    for (;;) {
      const record = (await this.#file.read()) ?? (await this.#file.begin());
      const session = await this.#openLocked(record, signal);
      if (!session) continue;
      const now = await this.#file.read();
      const isOurs = now?.id === record.id;
      if (isOurs && !now.isDirty && (await answersSoon(session))) return session;
      await session.close().catch(() => undefined);
      if (isOurs) await this.reset();
    }
  }

  async markDirty(): Promise<void> {
    await this.#mark(true);
  }

  async markClean(): Promise<void> {
    await this.#mark(false);
  }

  async reset(): Promise<void> {
    const old = await this.#file.read();
    await this.#file.begin();
    if (old) await endBuiltIn(this.#workspace(old), this.#environment.dataRoot);
  }

  async close(): Promise<void> {
    await this.reset();
    await rm(this.#environment.dataRoot, { recursive: true, force: true });
  }

  /** Undefined when the server has ended meanwhile: another window has reset it. */
  async #openLocked(
    record: StageRecord,
    signal: AbortSignal | undefined,
  ): Promise<Session | undefined> {
    const workspace = this.#workspace(record);
    const target: BuiltInTarget = { kind: 'built-in', name: 'built-in', role: 'local', workspace };
    const stop = signal && { signal };
    const options = { applicationName: 'staircase rehearsal', grace: this.#grace, ...stop };
    const session = await openBuiltIn(target, this.#environment, options);
    try {
      const { kind } = await takeLock(session, LOCK, { ...stop, onWaiting: () => undefined });
      if (kind === 'taken') return session;
    } catch (error) {
      if (error instanceof DatabaseError) return undefined;
      throw error;
    }
    await session.close();
    throw new ConnectionError('cancelled', 'Waiting for the stage was cancelled.', 'Try again.');
  }

  async #mark(isDirty: boolean): Promise<void> {
    const record = await this.#file.read();
    if (record && record.isDirty !== isDirty) await this.#file.write({ ...record, isDirty });
  }

  #workspace({ id }: StageRecord): string {
    return join(this.#environment.dataRoot, id);
  }
}
