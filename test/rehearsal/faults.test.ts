import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Verdict } from '../../src/rehearsal/rehearsal.ts';
import { killServer } from '../support/builtIn.ts';
import { inWords, rehearseCase, type Scripts } from './rehearseCase.ts';
import { useStage } from './useStage.ts';
import { WatchedStage } from './watchedStage.ts';

/** What is never there: a file of the host that must not be read. */
const host = mkdtempSync(join(tmpdir(), 'staircase-host-'));
const secret = join(host, 'secret');

interface Fault extends Scripts {
  readonly title: string;
  readonly verdict: Verdict;
  readonly says: RegExp;
  /** Milliseconds; absent: 5,000. */
  readonly timeLimit?: number;
  /** What keeps it from holding yet. */
  readonly todo?: string;
}

const FAULTS: readonly Fault[] = [
  {
    title: 'a loop without an end',
    up: 'DO $$ BEGIN LOOP END LOOP; END $$;',
    verdict: 'fails',
    says: /^up: It was ended after 5 s/,
  },
  {
    title: 'pg_sleep(1000), on the way back',
    up: 'CREATE TABLE items ();',
    down: 'DROP TABLE items; SELECT pg_sleep(1000);',
    verdict: 'fails',
    says: /^down: It was ended after 5 s/,
  },
  {
    title: 'pg_sleep(1000) outside of a transaction',
    up: '-- no-transaction\nSELECT pg_sleep(1000);',
    verdict: 'fails',
    says: /^up: It was ended after 5 s/,
  },
  {
    title: 'a recursion without an end',
    up: `CREATE FUNCTION deep(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN deep(n + 1); END $$;
SELECT deep(1);`,
    verdict: 'fails',
    says: /^up.*: stack depth limit exceeded/,
    timeLimit: 120_000,
  },
  {
    title: 'a recursion without an end, in SQL',
    up: `CREATE FUNCTION deep(n int) RETURNS int LANGUAGE sql AS 'SELECT n';
CREATE OR REPLACE FUNCTION deep(n int) RETURNS int LANGUAGE sql AS 'SELECT deep(n + 1)';
SELECT deep(1);`,
    verdict: 'fails',
    // Of the two ends which comes first is a matter of the machine.
    says: /^up.*: (?:stack depth limit exceeded|It was ended after 5 s)/,
  },
  {
    title: 'memory that is filled',
    up: "SELECT array_agg(repeat('x', 1000000) || n) FROM generate_series(1, 100000) AS n;",
    verdict: 'fails',
    says: /^up.*(?:took more than 900 MB of memory|out of memory)/,
  },
  {
    title: 'a ledger that is dropped',
    up: 'DROP TABLE _sqlx_migrations;',
    verdict: 'fails',
    says: /^up.*_sqlx_migrations/,
  },
  {
    title: 'a ledger that goes with its schema, on the way back',
    up: 'CREATE TABLE items ();',
    down: "DO $$ BEGIN EXECUTE 'DROP SCHEMA public CASCADE'; END $$;",
    verdict: 'fails',
    says: /^down.*_sqlx_migrations/,
  },
  {
    title: 'a program of the host',
    up: `CREATE TABLE items (); COPY items TO PROGRAM 'touch ${secret}-touched';`,
    down: 'DROP TABLE items;',
    verdict: 'not-provable',
    says: /needs a program of the server: COPY items.*Everything else was run, and its way back works/s,
  },
  {
    title: 'a program of the host, in disguise',
    up: `DO $$ BEGIN EXECUTE 'COPY orders TO PROGRAM ''touch ${secret}-touched'''; END $$;`,
    verdict: 'fails',
    says: /^up/,
  },
  {
    title: 'a file of the host',
    up: `INSERT INTO orders SELECT 1, pg_read_file('${secret}');`,
    down: 'DELETE FROM orders;',
    verdict: 'not-provable',
    says: /needs a file of the server/,
  },
  {
    title: 'a file of the host, in disguise',
    up: `DO $$ BEGIN EXECUTE 'COPY orders FROM ''${secret}'''; END $$;`,
    verdict: 'fails',
    says: /^up.*(?:No such file|not permitted|could not open)/,
  },
];

const GOOD: Scripts = { up: 'CREATE TABLE items (id bigint);', down: 'DROP TABLE items;' };

/** How often the stage is killed in each way; 100 for a day when there is time. */
const KILLS = Number(process.env['STAIRCASE_STAGE_KILLS'] ?? 6);

/** Milliseconds after which no further kill is begun, for a gate that has no more time. */
const KILL_TIME = Number(process.env['STAIRCASE_STAGE_KILL_SECONDS'] ?? 600) * 1000;

describe('what goes wrong on the stage stays there', () => {
  const there = useStage({ memoryLimit: 900 });
  before(() => writeFileSync(secret, '2\tseen\n'));
  after(() => rmSync(host, { recursive: true }));

  afterEach(async () => {
    const next = await rehearseCase(there.stage, GOOD, { isDraft: true });
    assert.deepEqual(inWords(next), ['reversible'], 'the next rehearsal');
    assert.deepEqual(readdirSync(host), ['secret']);
  });

  for (const { title, verdict, says, timeLimit = 5_000, todo, ...scripts } of FAULTS) {
    test(title, todo === undefined ? {} : { todo }, async () => {
      const rehearsal = await rehearseCase(there.stage, scripts, { isDraft: true, timeLimit });
      const [found, ...words] = inWords(rehearsal);
      assert.equal(found, verdict, words.join('\n'));
      assert.match(words.join('\n'), says);
    });
  }

  test('an abort ends what runs, and no verdict is told', async () => {
    const abort = new AbortController();
    const watched = new WatchedStage(
      there.stage,
      (sql) => sql.includes('pg_sleep') && abort.abort(),
    );
    const scripts = { up: 'SELECT pg_sleep(1000);' };
    const context = { signal: abort.signal };
    assert.equal(await rehearseCase(watched, scripts, { isDraft: true }, context), undefined);
  });

  for (const way of ['as it may be', 'each leg by itself'] as const) {
    test(`it is killed at up to ${KILLS} points, ${way}`, async (t) => {
      const isThorough = way === 'each leg by itself';
      const from = performance.now();
      let calls = 0;
      await rehearseCase(new WatchedStage(there.stage, () => (calls += 1)), GOOD, { isThorough });
      let killed = 0;
      while (killed < KILLS && performance.now() - from < KILL_TIME) {
        const point = 1 + Math.floor(Math.random() * calls);
        let left = point;
        const watched = new WatchedStage(there.stage, () => {
          left -= 1;
          if (left === 0) void killAll(there.directory);
        });
        const words = inWords(await rehearseCase(watched, GOOD, { isThorough }));
        assert.deepEqual(words, ['reversible'], `killed at call ${point} of ${calls}`);
        assert.ok(left <= 0, `call ${point} was never reached`);
        killed += 1;
      }
      t.diagnostic(`killed ${killed} times`);
    });
  }
});

/** SIGKILL to the stage, whichever directory it is in now. */
async function killAll(directory: string): Promise<void> {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) await killServer(join(directory, entry.name)).catch(() => undefined);
  }
}
