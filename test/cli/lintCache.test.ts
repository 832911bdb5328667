import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { defaultCacheRoot } from '../../src/cli/defaultCacheRoot.ts';
import { makeTree } from '../migrations/makeTree.ts';
import { caller } from './callStaircase.ts';

const TREE = {
  'migrations/1_a/up.sql': 'CREATE TABLE a (b char(3));\n',
  'migrations/1_a/down.sql': 'DROP TABLE IF EXISTS a;\n',
  'migrations/2_b/up.sql': 'SELECT 1;\n',
  'migrations/2_b/down.sql': 'SELECT 2;\n',
  'seed.sql': 'ALTER TABLE c ADD COLUMN d char;\n',
};

function sceneOf(t: TestContext) {
  const directory = makeTree(t, TREE);
  const cache = join(directory, 'cache');
  const call = caller({ directory });
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  };
  return {
    directory,
    write,
    entries: () => readdirSync(cache).map((it) => join(cache, it)),
    lint: (options = '') =>
      call(`lint migrations seed.sql --cache --cache-location cache ${options}`),
    plain: (options = '') => call(`lint migrations seed.sql ${options}`),
  };
}

test('what has not changed is told as it was, without being linted', async (t) => {
  const { lint, plain, entries } = sceneOf(t);
  const first = await lint();
  assert.deepEqual(first, await plain());
  const [entry = ''] = entries();
  const text = readFileSync(entry, 'utf8');
  writeFileSync(entry, text.replace('ban-char-field', 'BAN-CHAR-FIELD'));
  const second = await lint();
  assert.equal(second.out, first.out.replace('ban-char-field', 'BAN-CHAR-FIELD'));
  assert.deepEqual([second.code, second.err], [first.code, first.err]);
});

describe('anything that counts makes it be linted anew', () => {
  const changes: readonly (readonly [
    what: string,
    change: (scene: ReturnType<typeof sceneOf>) => unknown,
    options?: string,
  ])[] = [
    ['a file', ({ write }) => write('migrations/1_a/up.sql', 'CREATE TABLE a (b text);\n')],
    ['the other script', ({ write }) => write('migrations/1_a/down.sql', 'SELECT 1;\n')],
    ['a file that is gone', ({ directory }) => rmSync(join(directory, 'migrations/2_b/down.sql'))],
    ['a new migration', ({ write }) => write('migrations/3_c/up.sql', 'DROP TABLE a;')],
    ['a file of no migration', ({ write }) => write('seed.sql', 'SELECT 1;')],
    [
      'a name',
      ({ directory }) =>
        renameSync(join(directory, 'migrations/2_b'), join(directory, 'migrations/2_C')),
    ],
    [
      'metadata',
      ({ write }) => write('migrations/2_b/metadata.toml', 'run_in_transaction = false'),
    ],
    ['.squawk.toml', ({ write }) => write('.squawk.toml', 'excluded_rules = ["ban-char-field"]')],
    [
      'settings',
      ({ write }) =>
        write('.vscode/settings.json', '{"staircase.lint.rules":{"ban-char-field":"error"}}'),
    ],
    ['an option', () => undefined, '--exclude ban-char-field'],
    ['a format', () => undefined, '--format gcc'],
    ['the severity to fail on', () => undefined, '--fail-on never'],
  ];
  for (const [what, change, options = ''] of changes) {
    test(what, async (t) => {
      const scene = sceneOf(t);
      await scene.lint();
      change(scene);
      assert.deepEqual(await scene.lint(options), await scene.plain(options));
    });
  }
});

test('an entry that is not whole is none, and a cache that cannot be written is none', async (t) => {
  const { lint, plain, entries, write } = sceneOf(t);
  const expected = await plain();
  await lint();
  const [entry = ''] = entries();
  for (const text of ['', 'x', '{"code":0}\n', readFileSync(entry, 'utf8').slice(0, -3)]) {
    writeFileSync(entry, text);
    assert.deepEqual(await lint(), expected);
  }
  write('file', '');
  assert.deepEqual(await plain('--cache --cache-location file'), expected);
});

test('only the newest entries are kept', async (t) => {
  const { lint, entries, write } = sceneOf(t);
  for (let count = 0; count < 26; count++) {
    write('seed.sql', `SELECT ${count};`);
    await lint('--preset none');
  }
  assert.equal(entries().length, 24);
});

test('the cache is where the platform keeps such', () => {
  assert.equal(defaultCacheRoot({}, 'linux', '/home/a'), '/home/a/.cache/staircase');
  assert.equal(defaultCacheRoot({ XDG_CACHE_HOME: '/c' }, 'linux', '/home/a'), '/c/staircase');
  assert.equal(defaultCacheRoot({ XDG_CACHE_HOME: 'c' }, 'linux', '/a'), '/a/.cache/staircase');
  assert.equal(defaultCacheRoot({}, 'darwin', '/Users/a'), '/Users/a/Library/Caches/Staircase');
  assert.equal(
    defaultCacheRoot({ LOCALAPPDATA: 'C:\\l' }, 'win32', 'C:\\a'),
    'C:\\l\\Staircase\\cache',
  );
});
