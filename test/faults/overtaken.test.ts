import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../../scripts/temporaryFolder.ts';
import { readFolder } from '../../src/migrations/readFolder.ts';
import { useServer } from '../support/postgres.ts';
import { runProgram, STAIRCASE } from '../support/program.ts';
import { withSession } from './support/engineRun.ts';

const server = useServer();

/** A run that waits here is overtaken meanwhile: by sqlx-cli, say, which takes no lock. */
const WAIT = 'SELECT pg_advisory_xact_lock(7);';

const CASES: readonly {
  readonly title: string;
  readonly first: string;
  /** A migration that has run before it, in the same session. */
  readonly before?: string;
  /** What the other has done besides writing the row. */
  readonly theirs: string;
  readonly code: number;
  readonly stdout: RegExp;
  readonly stderr: RegExp;
  readonly rows: number;
}[] = [
  {
    title: 'its script fails, for what it makes is there: the run goes on with what is left',
    first: `${WAIT} CREATE TABLE a ();`,
    theirs: 'CREATE TABLE a ();',
    code: 0,
    stdout: /^Applied 2\/migrate second \(.*\)\n$/,
    stderr: /^$/,
    rows: 2,
  },
  {
    title: 'its row is there: the script is rolled back and the run goes on',
    first: `CREATE TABLE a (); ${WAIT}`,
    theirs: '',
    code: 0,
    stdout: /^Applied 2\/migrate second \(.*\)\n$/,
    stderr: /^$/,
    rows: 2,
  },
  {
    title: 'the path of its session leads elsewhere by then: it plans anew in another',
    before: 'CREATE SCHEMA app; SET search_path TO app;',
    first: `CREATE TABLE app.a (); ${WAIT}`,
    theirs: '',
    code: 0,
    stdout: /^Applied 0\/migrate before \(.*\)\nApplied 2\/migrate second \(.*\)\n$/,
    stderr: /^$/,
    rows: 3,
  },
  {
    title: 'its row is there, and the script ran outside a transaction: that is told',
    first: `-- no-transaction\nCREATE TABLE a (); ${WAIT}`,
    theirs: '',
    code: 1,
    stdout: /^error: while executing migrations: error returned from database: duplicate key/,
    stderr: /1 first was applied by someone else meanwhile.*ran twice/s,
    rows: 1,
  },
];

for (const { title, before, first, theirs, code, stdout, stderr, rows } of CASES) {
  test(`a run is overtaken: ${title}`, async () => {
    await using scope = new AsyncDisposableStack();
    const url = await server.createDatabase();
    const folder = await folderOf(scope, first, before);
    await withSession(url, async (other) => {
      await other.script('SELECT pg_advisory_lock(7)');
      const running = runProgram(STAIRCASE, ['migrate', 'run'], {
        cwd: folder,
        env: { DATABASE_URL: url },
      });
      while ((await other.query('SELECT FROM pg_locks WHERE NOT granted')).length === 0);
      const { migrations } = await readFolder(join(folder, 'migrations'));
      const overtaken = migrations.find(({ version }) => version === 1n);
      const checksum = overtaken?.up?.checksum.toString('hex');
      await other.script(
        `${theirs} INSERT INTO _sqlx_migrations VALUES (1, 'first', now(), true, '\\x${checksum}', 1)`,
      );
      await other.script('SELECT pg_advisory_unlock(7)');
      const ended = await running;
      assert.equal(ended.code, code, ended.stderr);
      assert.match(ended.stdout, stdout);
      assert.match(ended.stderr, stderr);
      assert.equal((await other.query('SELECT FROM _sqlx_migrations')).length, rows);
    });
  });
}

/** The first migration as given, and a second that is in nobody's way. */
async function folderOf(
  scope: AsyncDisposableStack,
  first: string,
  before?: string,
): Promise<string> {
  const folder = await temporaryFolder(scope);
  const migrations = join(folder, 'migrations');
  await mkdir(migrations);
  if (before !== undefined) await writeFile(join(migrations, '0_before.sql'), before);
  await writeFile(join(migrations, '1_first.sql'), first);
  await writeFile(join(migrations, '2_second.sql'), 'CREATE TABLE b ();');
  return folder;
}
