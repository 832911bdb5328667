import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { VERDICTS } from '../../src/cli/rehearse/isFailing.ts';
import type { Session } from '../../src/database/session.ts';
import { VERDICT_NAMES } from '../../src/lint/ignore/verdictNames.ts';
import type { Stage } from '../../src/rehearsal/stage/stage.ts';
import { verdictRule } from '../../src/rehearser/findingOf.ts';
import { openSession } from '../database/openSession.ts';
import { readPage } from '../lint/rulePage.ts';
import { type TestPostgres, useServer } from '../support/postgres.ts';
import { CASES } from './cases.ts';
import { inWords, rehearseCase, type Scripts } from './rehearseCase.ts';
import { useStage } from './useStage.ts';

describe('the verdict of a migration that is being written', () => {
  const there = useStage();

  for (const { title, verdict, says = [], ...scripts } of CASES) {
    test(`${title}: ${verdict}`, async () => {
      const rehearsal = await rehearseCase(there.stage, scripts, { isDraft: true });
      assert.deepEqual(inWords(rehearsal), [verdict, ...says]);
    });
  }

  for (const name of VERDICT_NAMES) {
    for (const { kind, files, line } of readPage(name, 'src/rehearser/verdicts').examples) {
      test(`the example in line ${line} of the page of ${name}`, async () => {
        const scripts = scriptsIn(files);
        const rehearsal = await rehearseCase(there.stage, scripts, { isDraft: true });
        assert.equal(rehearsal?.verdict, kind === 'bad' ? name : 'reversible');
        if (kind === 'good') assert.deepEqual(rehearsal.reasons, []);
        else if (name === 'reversible') assert.equal(rehearsal.reasons.length, 1);
      });
    }
  }
});

describe('the verdicts of rehearsals', () => {
  test('are those that a comment may ignore', () => {
    assert.deepEqual(VERDICT_NAMES, VERDICTS);
  });

  for (const name of VERDICTS) {
    test(`${name} has a page, with examples of it and of what is to be done`, () => {
      const { title, summary, examples } = readPage(name, 'src/rehearser/verdicts');
      const rule = verdictRule(name);
      assert.deepEqual([title, summary.toLowerCase()], [name, rule.summary.toLowerCase()]);
      assert.deepEqual([...new Set(examples.map(({ kind }) => kind))].sort(), ['bad', 'good']);
    });
  }
});

function scriptsIn(files: ReadonlyMap<string, string>): Scripts {
  const of = (name: string) => [...files].find(([path]) => path.endsWith(name))?.[1];
  const down = of('/down.sql');
  return { up: of('/up.sql') ?? '', ...(down !== undefined && { down }) };
}

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
