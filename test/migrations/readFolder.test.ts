import assert from 'node:assert/strict';
import { join, relative } from 'node:path';
import { suite, test } from 'node:test';
import type { Migration, MigrationFolder } from '../../src/migrations/migration.ts';
import { readFolder } from '../../src/migrations/readFolder.ts';
import { FOLDER_CASES } from './folderCases.ts';
import { makeTree } from './makeTree.ts';

const UP = 'SELECT 1;\n';

suite('a folder on disk', () => {
  for (const [name, tree, migrations, problems] of FOLDER_CASES) {
    test(name, async (t) => {
      const folder = await readFolder(makeTree(t, tree));
      assert.deepEqual(folder.migrations.map(describe), migrations);
      assert.deepEqual(describeProblems(folder), problems);
    });
  }
});

test('texts keep their byte order mark and carriage returns', async (t) => {
  const text = '\ufeffSELECT 1;\r\n';
  const { migrations } = await readFolder(makeTree(t, { '1_a.sql': text }));
  assert.equal(migrations[0]?.up?.text, text);
});

test('ignored characters make two spellings one checksum', async (t) => {
  const tree = makeTree(t, { '1_a.sql': 'SELECT 1;\r\n', '2_b.sql': 'SELECT 1;\n' });
  const checksums = async (ignoredChars: string[]) =>
    (await readFolder(tree, { ignoredChars })).migrations.map((it) =>
      it.up?.checksum.toString('hex'),
    );
  assert.equal(new Set(await checksums([])).size, 2);
  assert.equal(new Set(await checksums(['\r'])).size, 1);
});

test('a link to the folder itself is followed', async (t) => {
  const tree = makeTree(t, { 'real/1_a.sql': UP, link: { link: 'real' } });
  assert.deepEqual((await readFolder(join(tree, 'link'))).migrations.map(describe), [
    '1 "a" flat up',
  ]);
});

test('a missing folder says where it was searched, and from where', async (t) => {
  const tree = makeTree(t, {});
  const { migrations, problems } = await readFolder('db/migrations', { searchedFrom: tree });
  assert.deepEqual(migrations, []);
  assert.equal(problems[0]?.kind, 'folder-not-found');
  assert.equal(problems[0]?.path, join(tree, 'db/migrations'));
  assert.ok(
    problems[0]?.message.includes(`${join(tree, 'db/migrations')} (searched from ${tree})`),
  );
});

test('a file is no folder', async (t) => {
  const { problems } = await readFolder(join(makeTree(t, { 'a.sql': '' }), 'a.sql'));
  assert.equal(problems[0]?.kind, 'folder-unreadable');
  assert.match(problems[0]?.message ?? '', /not a directory/);
});

test('a problem tells its reason and what to do', async (t) => {
  const { problems } = await readFolder(
    makeTree(t, { '1_a/up.sql': UP, '1_a/metadata.toml': 'a = 1\nrun_in_transaction' }),
  );
  assert.match(
    problems[0]?.message ?? '',
    /line 2, column \d+: .* Correct the file or remove it\.$/,
  );
});

function describe({ version, description, layout, up, down }: Migration): string {
  const scripts = [
    up && (up.noTransaction ? 'up!' : 'up'),
    down && (down.noTransaction ? 'down!' : 'down'),
  ];
  return [version, `"${description}"`, layout, ...scripts.filter(Boolean)].join(' ');
}

function describeProblems({ path, problems }: MigrationFolder): string[] {
  return problems.map(
    (it) => `${it.kind} ${relative(path, it.path)}${it.refusesRun ? ' (refuses)' : ''}`,
  );
}

test('a file of UTF-16 is told as what it is', async (t) => {
  const tree = makeTree(t, { 'm/1_a/up.sql': Buffer.from('\ufeffSELECT 1;', 'utf16le') });
  const { problems } = await readFolder(join(tree, 'm'));
  assert.match(problems[0]?.message ?? '', /^Is UTF-16 text and not UTF-8, .* Save it as UTF-8/);
});
