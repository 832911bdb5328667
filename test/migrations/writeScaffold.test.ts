import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import type { Layout } from '../../src/migrations/migration.ts';
import { readFolder } from '../../src/migrations/readFolder.ts';
import { proposeScaffold, type Scaffold } from '../../src/migrations/scaffold/scaffold.ts';
import { writeScaffold } from '../../src/migrations/scaffold/writeScaffold.ts';
import { makeTree, type Tree } from './makeTree.ts';

const template = { name: 'a', label: 'A', description: '', up: 'UP {{t:x}}', down: 'DOWN {{t:x}}' };

test('writes a directory, which is then read as it was proposed', async (t) => {
  const root = makeTree(t, {});
  const scaffold = propose(root);
  const written = await writeScaffold(scaffold);
  assert.deepEqual(written, { up: scaffold.up.path, down: scaffold.down?.path });
  const { migrations, problems } = await readFolder(root);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    migrations.map(({ version, description, up, down }) => [
      version,
      description,
      up?.text,
      down?.text,
    ]),
    [[scaffold.version, 'add users', 'UP x', 'DOWN x']],
  );
});

test('writes the files of sqlx', async (t) => {
  const root = makeTree(t, {});
  await writeScaffold(propose(root, 'flat'));
  assert.deepEqual(readdirSync(root), [
    '20260801000000_add_users.down.sql',
    '20260801000000_add_users.up.sql',
  ]);
});

test('makes the folder and its parents where they are missing', async (t) => {
  const root = makeTree(t, {});
  await writeScaffold(propose(join(root, 'db/migrations')));
  assert.deepEqual(readdirSync(join(root, 'db/migrations')), ['20260801000000_add_users']);
});

/** What stands in the way, and what the problem says. */
const FAILURES: readonly [name: string, tree: Tree, layout: Layout, problem: RegExp][] = [
  [
    'a directory of that name',
    { 'm/20260801000000_add_users/up.sql': 'mine' },
    'directory',
    /already there\. Nothing was written/,
  ],
  ['an empty one, too', { 'm/20260801000000_add_users/': '' }, 'directory', /already there/],
  [
    'an up file of that name',
    { 'm/20260801000000_add_users.up.sql': 'mine' },
    'flat',
    /up\.sql is already there/,
  ],
  [
    'a down file of that name',
    { 'm/20260801000000_add_users.down.sql': 'mine' },
    'flat',
    /down\.sql is already there/,
  ],
  [
    'a link that leads nowhere',
    { 'm/20260801000000_add_users.up.sql': { link: 'x' } },
    'flat',
    /already there/,
  ],
  [
    'a file where the folder should be',
    { m: 'mine' },
    'directory',
    /Nothing was written|already there/,
  ],
];

suite('never overwrites, and leaves nothing behind', () => {
  for (const [name, tree, layout, problem] of FAILURES) {
    test(name, async (t) => {
      const root = makeTree(t, tree);
      const before = snapshot(root);
      const written = await writeScaffold(propose(join(root, 'm'), layout));
      assert.match('problem' in written ? written.problem : 'written', problem);
      assert.deepEqual(snapshot(root), before);
    });
  }

  test('also the folders that were made for it', async (t) => {
    const root = makeTree(t, {});
    const scaffold = propose(join(root, 'a/b/c'));
    const written = await writeScaffold({
      ...scaffold,
      up: { path: join(root, 'no/up.sql'), content: '' },
    });
    assert.match(
      'problem' in written ? written.problem : '',
      /Cannot write .*no\/up\.sql: no such file/,
    );
    assert.deepEqual(snapshot(root), []);
  });

  test('a folder without the right to write', { skip: isRoot() }, async (t) => {
    const root = unwritable(t);
    const written = await writeScaffold(propose(root));
    assert.match(
      'problem' in written ? written.problem : '',
      /permission denied.*Nothing was written/,
    );
    assert.deepEqual(snapshot(root), []);
  });
});

function propose(path: string, layout: Layout = 'directory'): Scaffold {
  const folder = { path, migrations: [], problems: [] };
  const now = new Date('2026-08-01T00:00:00Z');
  const made = proposeScaffold(folder, { description: 'add users', now, template, layout });
  assert.ok(!('problem' in made));
  return made;
}

/** Every path below, with the contents of files. */
function snapshot(root: string): string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return entries.map((it) => {
    const path = join(it.parentPath, it.name);
    return it.isFile() ? `${path}: ${readFileSync(path, 'utf8')}` : path;
  });
}

function unwritable(t: TestContext): string {
  const root = makeTree(t, {});
  chmodSync(root, 0o555);
  return root;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
