import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { createDatabase } from '../../src/engine/database/createDatabase.ts';
import { databaseExists } from '../../src/engine/database/databaseExists.ts';
import { open, rowsOf } from '../engine/support/scene.ts';
import { useServer } from '../support/postgres.ts';
import { assertGolden } from '../view/golden.ts';
import { sceneOf, settingsFor, TWO } from './scene.ts';

const server = useServer();
let count = 0;

/** The name of a database that is not there yet. */
function newName(): string {
  count += 1;
  return `made_${count}`;
}

test('create, setup, drop and reset are silent in a pipe, but for what runs', async (t) => {
  const { call } = await sceneOf(t, server, TWO, server.url(newName()));
  const lines: readonly [line: string, out: RegExp][] = [
    ['database create', /^$/],
    ['database create', /^$/],
    ['database setup', /^(Applied \d\/migrate [ab] \(.*\)\n){2}$/],
    ['database setup', /^$/],
    ['database reset --yes', /^(Applied \d\/migrate [ab] \(.*\)\n){2}$/],
    ['database drop -y', /^$/],
    ['database drop -y', /^$/],
    ['database setup', /^(Applied \d\/migrate [ab] \(.*\)\n){2}$/],
  ];
  for (const [line, expected] of lines) {
    const { code, out, err } = await call(line);
    assert.deepEqual([code, err], [0, ''], line);
    assert.match(out, expected, line);
  }
});

test('a person is told what was done', async (t) => {
  const { call } = await sceneOf(t, server, TWO, server.url(newName()));
  const told: string[] = [];
  for (const line of ['create', 'create', 'drop', 'drop']) {
    told.push((await call(`database ${line}`, { person: { answers: ['y'] } })).out);
  }
  const words = told.map((text) => text.split(':')[0]);
  assert.deepEqual(words, ['Created', 'It is there already', 'Dropped', 'There was none']);
});

/** Whether the database is gone after a call. */
interface Case {
  readonly line: string;
  readonly role: 'local' | 'guarded' | 'production';
  readonly answers?: readonly string[];
  readonly code: number;
  readonly isGone: boolean;
}

const CASES: readonly Case[] = [
  { line: 'drop', role: 'local', code: 2, isGone: false },
  { line: 'drop', role: 'local', answers: ['n'], code: 1, isGone: false },
  { line: 'drop', role: 'local', answers: [''], code: 1, isGone: false },
  { line: 'drop', role: 'local', answers: ['y'], code: 0, isGone: true },
  { line: 'drop --yes', role: 'local', code: 0, isGone: true },
  { line: 'drop', role: 'guarded', code: 2, isGone: false },
  { line: 'drop', role: 'guarded', answers: ['y'], code: 1, isGone: false },
  { line: 'drop', role: 'guarded', answers: ['live'], code: 0, isGone: true },
  { line: 'drop --yes', role: 'guarded', code: 0, isGone: true },
  { line: 'drop --yes --force', role: 'production', code: 2, isGone: false },
  { line: 'drop', role: 'production', answers: ['live'], code: 2, isGone: false },
];

suite('what is asked before a database is dropped', () => {
  for (const { line, role, answers, code, isGone } of CASES) {
    const who = answers ? `a person who says "${answers.join()}"` : 'a pipe';
    test(`database ${line} on a ${role} target, from ${who}: exit code ${code}`, async (t) => {
      const { call, isThere } = await made(t, role);
      const called = await call(`database ${line}`, answers ? { person: { answers } } : {});
      assert.equal(called.code, code, called.err);
      assert.equal(await isThere(), !isGone);
    });
  }
});

test('the question has host, database and user, and never the password, which sqlx prints', async (t) => {
  const url = server.url(newName()).replace('postgres@', 'postgres:hunter2@');
  const { call } = await sceneOf(t, server, TWO, url);
  await call('database create');
  const { out, err, asked } = await call('database drop', { person: { answers: ['n'] } });
  assert.match(
    err,
    /^Drop the database of .*postgres:\/\/postgres@127\.0\.0\.1:\d+\/made_\d+\?\s+Everything/,
  );
  assert.doesNotMatch([out, err, ...asked].join(), /hunter2/);
});

suite('database reset', () => {
  test('does nothing after a "no", where sqlx goes on', async (t) => {
    const { call, rows } = await made(t, 'local');
    await call('migrate run --target-version 1');
    const { code, err } = await call('database reset', { person: { answers: ['n'] } });
    assert.deepEqual([code, err.endsWith('Nothing was done.\n')], [1, true]);
    assert.deepEqual(await rows(), ['1']);
  });

  test('asks once, also on a guarded target', async (t) => {
    const { call, rows } = await made(t, 'guarded');
    const { code, asked } = await call('database reset', { person: { answers: ['live'] } });
    assert.deepEqual([code, asked], [0, ['Type live to go on:']]);
    assert.deepEqual(await rows(), ['1', '2']);
  });

  test('looks for the migrations before it drops', async (t) => {
    const { call, isThere } = await made(t, 'local');
    const { code, out } = await call('database reset --yes --source elsewhere');
    assert.deepEqual(
      [code, out],
      [1, 'error: while resolving migrations: error canonicalizing path elsewhere\n'],
    );
    assert.equal(await isThere(), true);
  });
});

test('a drop says who is in the way, and --force ends their sessions', async (t) => {
  const { call, url, isThere } = await made(t, 'local');
  const { processId } = await open(t, url, 'their-server');
  const { code, out, err } = await call('database drop --yes');
  assert.equal(code, 1);
  assert.match(
    out,
    /^error: error returned from database: database "made_\d+" is being accessed by other users at line \d+\n$/,
  );
  assert.ok(
    err.includes(`Connected: their-server of postgres (pid ${processId}, from 127.0.0.1)`),
    err,
  );
  assert.match(err, /--force/);
  assert.equal((await call('database drop --yes --force')).code, 0);
  assert.equal(await isThere(), false);
});

test('database check tells all, and its exit code is for a script', async (t) => {
  const { call, url } = await made(t, 'local');
  await call('migrate run');
  const good = await call('database check');
  assert.equal(good.code, 0);
  assertGolden('../cli/database-check.txt', masked(good.out, url));
  const session = await open(t, url);
  await session.script('ALTER TABLE _sqlx_migrations DROP COLUMN checksum');
  const bad = await call('database check');
  assert.equal(bad.code, 1);
  assert.match(
    bad.out,
    /\nproblem: public\._sqlx_migrations is no ledger: it lacks checksum bytea\./,
  );
  const { problems, ledger, privileges } = JSON.parse((await call('database check --json')).out);
  assert.deepEqual([problems.length, ledger.lacks, privileges.length], [1, 'checksum bytea', 4]);
});

test('JSON says what was done, in one document', async (t) => {
  const { call } = await sceneOf(t, server, TWO, server.url(newName()));
  const outcomeOf = async (line: string) => JSON.parse((await call(`${line} --json`)).out).outcome;
  assert.deepEqual(
    [
      await outcomeOf('database create'),
      await outcomeOf('database create'),
      await outcomeOf('database setup'),
      await outcomeOf('database reset --yes'),
      await outcomeOf('database drop --yes'),
      await outcomeOf('database drop --yes'),
    ],
    ['done', 'unneeded', 'done', 'done', 'done', 'unneeded'],
  );
});

/** A database that is there and has no migrations yet, as a target of that role. */
async function made(t: TestContext, role: Case['role']) {
  const name = newName();
  const url = server.url(name);
  const session = await open(t, server.url());
  await createDatabase(session, name);
  const settings: Record<string, string> =
    role === 'local' ? {} : { '.vscode/settings.json': settingsFor(url, role) };
  const { call } = await sceneOf(t, server, { ...TWO, ...settings }, url);
  return {
    url,
    call,
    isThere: () => databaseExists(session, name),
    rows: async () => rowsOf(await open(t, url)),
  };
}

function masked(text: string, url: string): string {
  return text
    .replaceAll(url, 'postgres://postgres@127.0.0.1/app')
    .replaceAll(/made_\d+/g, 'app')
    .replace(/PostgreSQL .*/, 'PostgreSQL 18.0');
}
