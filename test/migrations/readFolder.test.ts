import assert from 'node:assert/strict';
import { join, relative } from 'node:path';
import { suite, test } from 'node:test';
import type { Migration, MigrationFolder } from '../../src/migrations/migration.ts';
import { isGeneratedLink, LINK_MARKER, readFolder } from '../../src/migrations/readFolder.ts';
import { makeTree, type Tree } from './makeTree.ts';

const UP = 'SELECT 1;\n';

/** Migrations read as `version "description" what is there`, problems as `kind path (refuses)`. */
const CASES: readonly [name: string, tree: Tree, migrations: string[], problems: string[]][] = [
  ['an empty folder', {}, [], []],
  [
    'directories',
    { '2_b/up.sql': UP, '2_b/down.sql': UP, '1_a/up.sql': UP },
    ['1 "a" directory up', '2 "b" directory up down'],
    [],
  ],
  [
    'sqlx files, simple and reversible',
    { '1_a.sql': UP, '2_b.up.sql': UP, '2_b.down.sql': UP },
    ['1 "a" flat up', '2 "b" flat up down'],
    [],
  ],
  [
    'both layouts and a stamp of Diesel',
    {
      '20260101000000_a.sql': UP,
      '20251231000000_b/up.sql': UP,
      '2025-12-31-000000-0000_c/up.sql': UP,
    },
    [
      '20251231000000 "b" directory up',
      '202512310000000000 "c" directory up',
      '20260101000000 "a" flat up',
    ],
    [],
  ],
  [
    'a simple file and a down of its version are a pair',
    { '1_a.sql': UP, '1_other.down.sql': UP },
    ['1 "a" flat up down'],
    [],
  ],
  [
    'versions beyond 2^53',
    { '9007199254740993_b.sql': UP, '9007199254740992_a.sql': UP },
    ['9007199254740992 "a" flat up', '9007199254740993 "b" flat up'],
    [],
  ],
  [
    'what is no migration is passed over',
    { 'README.md': '', 'old/1_a.sql': UP, '.keep': '', 'seed.sql': '' },
    [],
    [],
  ],
  [
    'what might be meant as one is mentioned',
    { '1-a.sql': UP, '1_a.SQL': UP },
    [],
    ['bad-name 1-a.sql', 'bad-name 1_a.SQL'],
  ],
  [
    'names without a version',
    { 'a_b.sql': UP, 'seeds/up.sql': UP, '1_c.sql': UP },
    ['1 "c" flat up'],
    ['bad-name a_b.sql (refuses)', 'bad-name seeds (refuses)'],
  ],
  [
    'versions beyond 2^63',
    { '9223372036854775808_a.sql': UP, '9223372036854775808_b/up.sql': UP },
    [],
    [
      'bad-version 9223372036854775808_a.sql (refuses)',
      'bad-version 9223372036854775808_b (refuses)',
    ],
  ],
  [
    'one version twice, also across layouts',
    { '1_a.sql': UP, '1_b.up.sql': UP, '01_c/up.sql': UP, '2_d.sql': UP },
    ['1 "c" directory up', '1 "a" flat up', '1 "b" flat up', '2 "d" flat up'],
    [
      'duplicate-version 01_c (refuses)',
      'duplicate-version 1_a.sql (refuses)',
      'duplicate-version 1_b.up.sql (refuses)',
    ],
  ],
  [
    'two downs of a version',
    { '1_a.up.sql': UP, '1_a.down.sql': UP, '1_b.down.sql': UP },
    ['1 "a" flat up down'],
    ['duplicate-down 1_a.down.sql (refuses)', 'duplicate-down 1_b.down.sql (refuses)'],
  ],
  [
    'a down without an up',
    { '1_a.down.sql': UP },
    ['1 "a" flat down'],
    ['down-without-up 1_a.down.sql'],
  ],
  [
    'directories without up.sql',
    { '1_a/down.sql': UP, '2_b/': '', '3_archive/old.sql': UP, 'docs/': '' },
    ['1 "a" directory down', '2 "b" directory', '3 "archive" directory'],
    ['missing-up 1_a (refuses)', 'missing-up 2_b', 'missing-up 3_archive'],
  ],
  [
    'files that cannot be read',
    {
      '1_a/up.sql/': '',
      '1_a/down.sql': UP,
      '2_b/up.sql': UP,
      '2_b/down.sql/': '',
      '3_c.sql': { link: 'nowhere' },
    },
    ['1 "a" directory down', '2 "b" directory up'],
    [
      'unreadable 1_a/up.sql (refuses)',
      'unreadable 2_b/down.sql (refuses)',
      'unreadable 3_c.sql (refuses)',
    ],
  ],
  [
    'a dangling link stops sqlx whatever its name',
    { '.#1_a.sql': { link: 'user@host.4711' }, '1_a.sql': UP },
    ['1 "a" flat up'],
    ['unreadable .#1_a.sql (refuses)'],
  ],
  [
    'text that is not UTF-8',
    {
      '1_a.sql': Buffer.from([0x2d, 0x2d, 0xe4]),
      '2_b/up.sql': Buffer.from([0xff, 0xfe, 0x41, 0]),
    },
    ['1 "a" flat', '2 "b" directory'],
    ['not-utf8 1_a.sql (refuses)', 'not-utf8 2_b/up.sql (refuses)'],
  ],
  [
    'links to files and to directories are followed',
    {
      '1_a.sql': { link: 'elsewhere/x' },
      'elsewhere/x': UP,
      '2_b': { link: 'elsewhere/y' },
      'elsewhere/y/up.sql': UP,
    },
    ['1 "a" flat up', '2 "b" directory up'],
    [],
  ],
  [
    'no-transaction on the first bytes, for each script by itself',
    {
      '1_a/up.sql': '-- no-transaction\nVACUUM',
      '1_a/down.sql': UP,
      '2_b.sql': '-- no-transactions',
      '3_c.sql': '\n-- no-transaction',
      '4_d.sql': '\ufeff-- no-transaction',
      '5_e.sql': '-- No-Transaction',
    },
    [
      '1 "a" directory up! down',
      '2 "b" flat up!',
      '3 "c" flat up',
      '4 "d" flat up',
      '5 "e" flat up',
    ],
    [],
  ],
  [
    'metadata.toml of Diesel, for both scripts',
    {
      '1_a/up.sql': UP,
      '1_a/down.sql': UP,
      '1_a/metadata.toml': '# so\nrun_in_transaction = false\n',
      '2_b/up.sql': UP,
      '2_b/metadata.toml': 'run_in_transaction = true\nother = 1',
    },
    ['1 "a" directory up! down!', '2 "b" directory up'],
    [],
  ],
  [
    'metadata.toml that says nothing certain',
    {
      '1_a/up.sql': UP,
      '1_a/metadata.toml': 'run_in_transaction = "no"',
      '2_b/up.sql': UP,
      '2_b/metadata.toml': 'run_in_transaction',
    },
    ['1 "a" directory up', '2 "b" directory up'],
    ['bad-metadata 1_a/metadata.toml (refuses)', 'bad-metadata 2_b/metadata.toml (refuses)'],
  ],
  [
    'empty files are scripts',
    { '1_a.sql': '', '2_b/up.sql': '' },
    ['1 "a" flat up', '2 "b" directory up'],
    [],
  ],
];

suite('a folder on disk', () => {
  for (const [name, tree, migrations, problems] of CASES) {
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

test('a generated folder is known by its marker', async (t) => {
  const tree = makeTree(t, { [`a/${LINK_MARKER}`]: '', 'b/1_a.sql': UP });
  assert.equal(await isGeneratedLink(join(tree, 'a')), true);
  assert.equal(await isGeneratedLink(join(tree, 'b')), false);
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
