import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { suite, test } from 'node:test';
import { findFolders } from '../../src/config/folders.ts';
import { workspaceOf } from './workspace.ts';

/** A folder is found, or not, because of these files in it. */
const CASES: readonly [name: string, files: readonly string[], found: readonly string[]][] = [
  ['the directory layout', ['db/migrations/1_a/up.sql'], ['db/migrations']],
  ['the flat layout', ['db/migrations/1_a.sql'], ['db/migrations']],
  ["sqlx's pairs", ['migrations/1_a.up.sql', 'migrations/1_a.down.sql'], ['migrations']],
  ["Diesel's dashed stamps", ['migrations/2026-07-30-140000-0000_a/up.sql'], ['migrations']],
  ['an empty folder', ['migrations/'], ['migrations']],
  ['a folder with .gitkeep alone', ['migrations/.gitkeep'], ['migrations']],
  [
    'several, in order',
    ['b/migrations/1_a.sql', 'a/migrations/1_a.sql'],
    ['a/migrations', 'b/migrations'],
  ],
  ["Django's", ['app/migrations/0001_initial.py'], []],
  ["Prisma's", ['prisma/migrations/20240101000000_init/migration.sql'], []],
  ['another name', ['db/changes/1_a.sql'], []],
  ['packages', ['node_modules/x/migrations/1_a.sql', 'web/node_modules/x/migrations/1_a.sql'], []],
  ['build results', ['target/debug/migrations/1_a.sql', 'dist/migrations/1_a.sql'], []],
  ['a file of that name', ['db/migrations'], []],
  ['the history', ['.git/migrations/1_a.sql'], []],
  ['a generated link', ['migrations/1_a.sql', 'migrations/.staircase-link'], []],
  ['signs that a glob would read', ['a [x] (y)/migrations/1_a.sql'], ['a [x] (y)/migrations']],
];

suite('folders found by their name', () => {
  for (const [name, files, expected] of CASES) {
    test(name, async (t) => {
      const root = workspaceOf(t, Object.fromEntries(files.map((file) => [file, 'SELECT 1;'])));
      const { found, missing } = await findFolders(root, [], true);
      assert.deepEqual(
        found.map((path) => relative(root, path)),
        expected,
      );
      assert.deepEqual(missing, []);
    });
  }

  test('a search that is ended tells what it has found by then', async (t) => {
    const root = workspaceOf(t, { 'a/b/migrations/1_a.sql': '' });
    const ended = await findFolders(root, [], true, AbortSignal.abort());
    assert.deepEqual(ended, { found: [], missing: [] });
  });

  test('a link to a directory above does not lead round in circles', async (t) => {
    const root = workspaceOf(t, { 'a/migrations/1_a.sql': '' });
    symlinkSync('..', join(root, 'a/up'));
    assert.deepEqual((await findFolders(root, [], true)).found, [join(root, 'a/migrations')]);
  });

  test('a link called migrations is followed, where its directory is not found without it', async (t) => {
    const root = workspaceOf(t, { 'db/steps/1_a.sql': '', 'own/migrations/1_a.sql': '', 'a/': '' });
    symlinkSync('db/steps', join(root, 'migrations'));
    symlinkSync('../own/migrations', join(root, 'a/migrations'));
    const found = [join(root, 'migrations'), join(root, 'own/migrations')];
    assert.deepEqual((await findFolders(root, [], true)).found, found);
    assert.deepEqual((await findFolders(join(root, 'a'), [], true)).found, [
      join(root, 'a/migrations'),
    ]);
  });

  test('links below the root are followed as well, each directory once', async (t) => {
    const root = workspaceOf(t, {
      'db/steps/1_a.sql': '',
      'a/b/': '',
      'c/': '',
      'dist/': '',
      'd/': '',
    });
    symlinkSync('../../db/steps', join(root, 'a/b/migrations'));
    symlinkSync('../db/steps', join(root, 'c/migrations'));
    symlinkSync('../db/steps', join(root, 'dist/migrations'));
    const { found } = await findFolders(root, [], true);
    assert.deepEqual(found, [join(root, 'a/b/migrations')]);
  });

  test('links that lead nowhere, to themselves, to a file or to where they are in are none', async (t) => {
    const root = workspaceOf(t, { 'a/': '', 'b/': '', 'c/x.sql': '', 'd/e/': '', 'f/': '' });
    for (const [at, to] of Object.entries({
      a: 'nowhere',
      b: 'migrations',
      c: 'x.sql',
      'd/e': '..',
      f: '.',
    })) {
      symlinkSync(to, join(root, at, 'migrations'));
    }
    assert.deepEqual((await findFolders(root, [], true)).found, []);
  });

  test('a link that leads out of a workspace that is not trusted is not followed', async (t) => {
    const root = workspaceOf(t, { 'a/': '', 'b/steps/1_a.sql': '' });
    symlinkSync('../b/steps', join(root, 'a/migrations'));
    assert.deepEqual((await findFolders(join(root, 'a'), [], false)).found, []);
  });

  test('a root that is not there has no folders', async (t) => {
    const root = join(workspaceOf(t, {}), 'gone');
    assert.deepEqual(await findFolders(root, [], true), { found: [], missing: [] });
  });

  test('a root that is itself a migrations folder is one', async (t) => {
    const root = join(workspaceOf(t, { 'migrations/1_a.sql': '' }), 'migrations');
    assert.deepEqual((await findFolders(root, [], true)).found, [root]);
  });

  test('a root that lies in a directory called target is searched', async (t) => {
    const root = join(workspaceOf(t, { 'target/app/migrations/1_a.sql': '' }), 'target/app');
    assert.deepEqual((await findFolders(root, [], true)).found, [join(root, 'migrations')]);
  });
});

suite('folders that are named', () => {
  test('in the settings: relative to the root or absolute, beside those found', async (t) => {
    const root = workspaceOf(t, { 'db/steps/': '', 'migrations/1_a.sql': '', 'more/': '' });
    const { found, missing } = await findFolders(root, ['db/steps/', join(root, 'more')], true);
    assert.deepEqual(
      found,
      ['db/steps', 'migrations', 'more'].map((it) => join(root, it)),
    );
    assert.deepEqual(missing, []);
  });

  test('once found and once named, it is there once', async (t) => {
    const root = workspaceOf(t, { 'migrations/1_a.sql': '' });
    assert.deepEqual((await findFolders(root, ['./migrations'], true)).found, [
      join(root, 'migrations'),
    ]);
  });

  test('not there: told with the path searched and the directory searched from', async (t) => {
    const root = workspaceOf(t, { 'db/file': '' });
    const { missing } = await findFolders(root, ['db/steps', 'db/file', 'db/steps'], true);
    const namedBy = 'staircase.folders';
    assert.deepEqual(missing, [
      { path: join(root, 'db/steps'), name: 'db/steps', searchedFrom: root, namedBy },
      { path: join(root, 'db/file'), name: 'db/file', searchedFrom: root, namedBy },
    ]);
  });

  test('by migrations-dir of a sqlx.toml, relative to that file', async (t) => {
    const toml = '[migrate]\nmigrations-dir = "db/steps"\n';
    const root = workspaceOf(t, { 'a/sqlx.toml': toml, 'a/db/steps/': '', 'sqlx.toml': toml });
    const { found, missing } = await findFolders(root, [], true);
    assert.deepEqual(found, [join(root, 'a/db/steps')]);
    assert.deepEqual(
      missing.map(({ path, namedBy }) => [path, namedBy]),
      [[join(root, 'db/steps'), join(root, 'sqlx.toml')]],
    );
  });

  test('by migrations-dir as the links made for sqlx: the folder they were made from', async (t) => {
    const root = workspaceOf(t, {
      'sqlx.toml': '[migrate]\nmigrations-dir = "db/steps/.sqlx"\n',
      'db/steps/1_a/up.sql': 'SELECT 1;',
      'db/steps/.sqlx/.staircase-link': '{ "folder": ".." }',
    });
    const { found, missing } = await findFolders(root, [], true);
    assert.deepEqual([found, missing], [[join(root, 'db/steps')], []]);
  });

  test('a sqlx.toml without migrations-dir asks for no folder', async (t) => {
    const root = workspaceOf(t, { 'sqlx.toml': '[migrate]\ntable-name = "x"\n' });
    assert.deepEqual(await findFolders(root, [], true), { found: [], missing: [] });
  });
});

suite('in a workspace that is not trusted, a migrations-dir', () => {
  const CASES: readonly [where: string, dir: (root: string) => string, found: boolean][] = [
    ['below the root is found', () => 'db/steps', true],
    ['by its absolute path below the root is found', (root) => join(root, 'db/steps'), true],
    ['above the root is not looked at', () => '../elsewhere', false],
    [
      'that leaves the root on its way is not',
      (root) => `db/../../${basename(root)}-b/steps`,
      false,
    ],
    ['anywhere else on the machine is not', () => '/usr/share', false],
  ];
  for (const [where, dirOf, isFound] of CASES) {
    test(where, async (t) => {
      const outer = workspaceOf(t, { 'a/db/steps/': '', 'a-b/steps/': '', 'elsewhere/': '' });
      const root = join(outer, 'a');
      writeFileSync(join(root, 'sqlx.toml'), `[migrate]\nmigrations-dir = "${dirOf(root)}"\n`);
      const expected = isFound ? [join(root, 'db/steps')] : [];
      assert.deepEqual(await findFolders(root, [], false), { found: expected, missing: [] });
    });
  }
});

test('in a workspace that is not trusted, no marker leads out of the root', async (t) => {
  const root = join(
    workspaceOf(t, { 'a/db/.staircase-link': '{ "folder": "../../b" }', 'b/': '' }),
    'a',
  );
  assert.deepEqual((await findFolders(root, ['db'], false)).found, [join(root, 'db')]);
});

test('a tree deeper than the walk goes ends the walk', async (t) => {
  const root = workspaceOf(t, {});
  mkdirSync(join(root, ...Array.from({ length: 30 }, () => 'd'), 'migrations'), {
    recursive: true,
  });
  assert.deepEqual((await findFolders(root, [], true)).found, []);
});
