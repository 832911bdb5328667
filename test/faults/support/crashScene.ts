import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import type { Intent } from '../../../src/engine/plan/plan.ts';
import type { MigrationFolder } from '../../../src/migrations/migration.ts';
import { readFolder } from '../../../src/migrations/readFolder.ts';
import type { TestPostgres } from '../../support/postgres.ts';
import { type Aftermath, aftermathOf } from './aftermath.ts';
import { engineRun, untilAlone, withSession } from './engineRun.ts';
import { FaultProxy, type SeenMessage } from './faultProxy.ts';
import { look, type Stages, stagesOf } from './stages.ts';

export type Direction = 'run' | 'revert';

export const INTENTS: Readonly<Record<Direction, Intent>> = {
  run: { kind: 'run' },
  revert: { kind: 'reset' },
};

/** The migrations of the campaign, with a notice between statements: it makes the server send at once. */
export const LIBRARY = fileURLToPath(new URL('../../fixtures/faults/library', import.meta.url));

/** One database in which a run, or a revert, of the same files is disturbed again and again. */
export class CrashScene {
  readonly server: TestPostgres;
  readonly url: string;
  readonly folder: MigrationFolder;
  readonly #stages: Stages;

  private constructor(server: TestPostgres, url: string, folder: MigrationFolder, stages: Stages) {
    this.server = server;
    this.url = url;
    this.folder = folder;
    this.#stages = stages;
  }

  static async create(server: TestPostgres): Promise<CrashScene> {
    const folder = await readFolder(LIBRARY);
    const url = await server.createDatabase();
    await empty(url);
    return new CrashScene(server, url, folder, await stagesOf(url, folder));
  }

  /** Puts the database back to where the run, or the revert, has all its work before it. */
  async begin(direction: Direction): Promise<void> {
    await empty(this.url);
    if (direction === 'revert') await engineRun(this.url, this.folder, INTENTS.run);
  }

  /** The messages of an undisturbed run or revert. */
  async traffic(direction: Direction): Promise<SeenMessage[]> {
    await this.begin(direction);
    const seen: SeenMessage[] = [];
    await using proxy = await FaultProxy.start(this.server.port, (message) => {
      seen.push(message);
      return undefined;
    });
    await engineRun(proxy.addressOf(this.url), this.folder, INTENTS[direction]);
    return seen;
  }

  /** What the fault has left behind, once what the lost client had begun has ended. */
  async aftermath(direction: Direction): Promise<Aftermath> {
    await withSession(this.url, untilAlone);
    return aftermathOf(await look(this.url), this.folder, this.#stages, direction);
  }

  /** A second run, undisturbed, must do the rest and no more. */
  async finish(direction: Direction): Promise<void> {
    const { outcome, steps, failure } = await engineRun(this.url, this.folder, INTENTS[direction]);
    assert.equal(outcome, 'done', (failure ?? steps.at(-1)?.failure)?.message);
    const applied = direction === 'run' ? this.folder.migrations.length : 0;
    assert.deepEqual(await this.aftermath(direction), { applied });
  }
}

/** Takes 1 ms, where a new database from a template took 160. */
async function empty(url: string): Promise<void> {
  const anew = 'DROP SCHEMA public CASCADE; CREATE SCHEMA public';
  await withSession(url, (session) => session.script(anew));
}
