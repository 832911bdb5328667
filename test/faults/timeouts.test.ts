import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Timeouts } from '../../src/engine/lock/timeouts.ts';
import { sceneOf } from '../cli/scene.ts';
import { open, runOn } from '../engine/support/scene.ts';
import { migration } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';

const server = useServer();

/** What is set where a script stands, as "lock_timeout statement_timeout". */
const NOW = "current_setting('lock_timeout') || ' ' || current_setting('statement_timeout')";

const TARGET: Timeouts = { lockTimeout: 3000, statementTimeout: 60_000 };
const OUTSIDE = '-- no-transaction\n';

const CASES: readonly {
  readonly title: string;
  readonly target: Timeouts;
  /** The session's own, by the URL. */
  readonly options?: string;
  /** Each script's beginning; it then notes what is set, except where it fails. */
  readonly scripts: readonly string[];
  readonly noted: readonly string[];
  /** In the session when the run is over. */
  readonly after: string;
}[] = [
  {
    title: 'none of the target: the session has its own',
    target: {},
    options: '-c lock_timeout=9s',
    scripts: ['', OUTSIDE],
    noted: ['9s 0', '9s 0'],
    after: '9s 0',
  },
  {
    title: "the target's count in scripts, the session's own before and after",
    target: TARGET,
    options: '-c lock_timeout=9s',
    scripts: ['', OUTSIDE],
    noted: ['3s 1min', '3s 1min'],
    after: '9s 0',
  },
  {
    title: 'one of the two leaves the other alone',
    target: { statementTimeout: 60_000 },
    options: '-c lock_timeout=9s',
    scripts: ['', OUTSIDE],
    noted: ['9s 1min', '9s 1min'],
    after: '9s 0',
  },
  {
    title: '0 waits for ever, whatever the session has',
    target: { lockTimeout: 0 },
    options: '-c lock_timeout=9s',
    scripts: ['', OUTSIDE],
    noted: ['0 0', '0 0'],
    after: '9s 0',
  },
  {
    title: "a script's SET LOCAL is its own",
    target: TARGET,
    scripts: ["SET LOCAL lock_timeout = '7s';", ''],
    noted: ['7s 1min', '3s 1min'],
    after: '0 0',
  },
  {
    title:
      "a script's SET wins in it and outlives it, as in sqlx; the next begins with the target's",
    target: TARGET,
    scripts: ["SET lock_timeout = '7s';", '', OUTSIDE],
    noted: ['7s 1min', '3s 1min', '3s 1min'],
    after: '7s 0',
  },
  {
    title: 'a SET outside a transaction wins and outlives it, too',
    target: TARGET,
    scripts: [`${OUTSIDE}SET statement_timeout = '8min';`, OUTSIDE],
    noted: ['3s 8min', '3s 1min'],
    after: '0 8min',
  },
  {
    title: 'a script that fails leaves nothing set',
    target: TARGET,
    options: '-c lock_timeout=9s',
    scripts: ['', `${OUTSIDE}SELECT nope;`],
    noted: ['3s 1min'],
    after: '9s 0',
  },
  {
    title: 'nor does one that fails in a transaction',
    target: TARGET,
    scripts: ['', 'SELECT nope;'],
    noted: ['3s 1min'],
    after: '0 0',
  },
];

for (const { title, target, options = '', scripts, noted, after } of CASES) {
  test(title, async (t) => {
    const url = `${await server.createDatabase()}?options=${encodeURIComponent(options)}`;
    const session = await open(t, url);
    await session.script('CREATE TABLE noted (at int, now text)');
    const found = scripts.map((head, at) =>
      migration({
        version: BigInt(at + 1),
        up: `${head}\nINSERT INTO noted SELECT ${at}, ${NOW};`,
      }),
    );
    await runOn(session, found, { kind: 'run' }, target);
    const rows = await session.query('SELECT now FROM noted ORDER BY at');
    assert.deepEqual(
      rows.map((row) => row['now']),
      noted,
    );
    assert.deepEqual(await session.query(`SELECT ${NOW} AS now`), [{ now: after }]);
  });
}

test('a target of the settings has its own, and another has not', async (t) => {
  const url = await server.createDatabase();
  const targets = [
    { name: 'strict', url, lockTimeout: 3000, statementTimeout: 60_000 },
    { name: 'plain', url },
  ];
  const { call } = await sceneOf(
    t,
    server,
    {
      '.vscode/settings.json': JSON.stringify({ 'staircase.targets': targets }),
      'migrations/1_strict.sql': `CREATE TABLE strict AS SELECT ${NOW} AS now;`,
      'migrations/2_plain.sql': `CREATE TABLE plain AS SELECT ${NOW} AS now;`,
    },
    url,
  );
  assert.equal((await call('migrate run --target strict --target-version 1')).code, 0);
  assert.equal((await call('migrate run --target plain')).code, 0);
  const session = await open(t, url);
  assert.deepEqual(await session.query('TABLE strict UNION ALL TABLE plain'), [
    { now: '3s 1min' },
    { now: '0 0' },
  ]);
});
