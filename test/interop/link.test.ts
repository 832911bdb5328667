import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { rustPrograms } from '../../scripts/rustPrograms.ts';
import { makeLinks } from '../../src/migrations/link/makeLinks.ts';
import { type LinkPlan, planLink } from '../../src/migrations/link/planLink.ts';
import { readFolder } from '../../src/migrations/readFolder.ts';
import { open, rowsOf, runOn } from '../engine/support/scene.ts';
import { makeTree, type Tree } from '../migrations/makeTree.ts';
import { useServer } from '../support/postgres.ts';

const server = useServer();

/** Both layouts, a migration without a way back among them, a byte order mark nowhere but in a comment. */
const TREE: Tree = {
  '20260101000000_make_a/up.sql': 'CREATE TABLE a ();\r\n',
  '20260101000000_make_a/down.sql': 'DROP TABLE a;',
  '20260102000000_make__b/up.sql': 'CREATE TABLE b (); -- \ufeff\n',
  '2026-01-03-000000_make_c/up.sql': '-- no-transaction\nCREATE TABLE c ();',
  '2026-01-03-000000_make_c/down.sql': 'DROP TABLE c;',
  '20260104000000_make_d.sql': 'CREATE TABLE d ();',
};

test('sqlx runs, lists and takes back through the links what we run without them', async (t) => {
  const folder = makeTree(t, TREE);
  await link(folder);
  const url = await server.createDatabase();
  const session = await open(t, url);
  const { migrations } = await readFolder(folder);
  assert.match(await sqlx(folder, url, 'run'), /^(Applied 2026010\d000000\/migrate make .*\n){4}$/);
  const report = await runOn(session, migrations);
  assert.deepEqual([report.outcome, report.refusals, report.steps.length], ['done', [], 0]);
  assert.match(await sqlx(folder, url, 'revert'), /^Applied 20260103000000\/revert make c /);
  assert.deepEqual(await rowsOf(session), ['20260101000000', '20260102000000', '20260104000000']);
  await runOn(session, migrations);
  assert.equal(
    await sqlx(folder, url, 'info'),
    '20260101000000/installed make a\n20260102000000/installed make  b\n' +
      '20260103000000/installed make c\n20260104000000/installed make d\n',
  );
});

test('a server of sqlx starts on the links, and reverts through them, after we have run', async (t) => {
  const folder = makeTree(t, TREE);
  const { out } = await link(folder);
  const url = await server.createDatabase();
  const session = await open(t, url);
  const { migrations } = await readFolder(folder);
  const first = await runOn(session, migrations);
  assert.equal(first.steps.length, 4);
  const start = async (...more: string[]) => {
    const { stdout } = await promisify(execFile)(rustPrograms().server, [out, url, ...more]);
    return stdout;
  };
  assert.equal(await start(), 'ready\n');
  assert.equal(await start('--revert-to', '20260102000000'), 'ready\n');
  assert.equal(await start(), 'ready\n');
  const again = await runOn(session, migrations);
  assert.deepEqual([again.outcome, again.refusals, again.steps.length], ['done', [], 0]);
});

async function link(folder: string): Promise<LinkPlan> {
  const plan = await planLink(await readFolder(folder));
  await makeLinks(plan);
  return plan;
}

async function sqlx(folder: string, url: string, command: string): Promise<string> {
  const args = ['migrate', command, '--source', join(folder, '.sqlx'), '--database-url', url];
  const { stdout } = await promisify(execFile)(rustPrograms().sqlx, args);
  return stdout;
}
