import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Session } from '../../src/database/session.ts';
import type { Stage } from '../../src/rehearsal/stage.ts';
import { openSession } from '../database/openSession.ts';
import { type TestPostgres, useServer } from '../support/postgres.ts';
import { CASES } from './cases.ts';
import { inWords, rehearseCase } from './rehearseCase.ts';
import { useStage } from './useStage.ts';

describe('the verdict of a migration that is being written', () => {
  const there = useStage();

  for (const { title, verdict, says = [], ...scripts } of CASES) {
    test(`${title}: ${verdict}`, async () => {
      const rehearsal = await rehearseCase(there.stage, scripts, { isDraft: true });
      assert.deepEqual(inWords(rehearsal), [verdict, ...says]);
    });
  }
});

describe('a real PostgreSQL says the same, with the shortcut and without', () => {
  const server = useServer();

  for (const { title, verdict, says = [], ...scripts } of CASES) {
    for (const isThorough of [false, true]) {
      test(`${title}, ${isThorough ? 'each leg by itself' : 'as it may be'}`, async () => {
        const stage = new ServerStage(server);
        const rehearsal = await rehearseCase(stage, scripts, { isThorough });
        assert.deepEqual(inWords(rehearsal), [verdict, ...says]);
      });
    }
  }
});

/** A new database for each state. */
class ServerStage implements Stage {
  readonly name = 'a PostgreSQL of the tests';
  readonly #server: TestPostgres;

  constructor(server: TestPostgres) {
    this.#server = server;
  }

  async open(): Promise<Session> {
    return await openSession({ after: () => undefined }, await this.#server.createDatabase());
  }

  async reset(): Promise<void> {}

  async close(): Promise<void> {}
}
