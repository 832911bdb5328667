import type { Tree } from './makeTree.ts';

/** Migrations read as `version "description" what is there`, problems as `kind path (refuses)`. */
type FolderCase = readonly [name: string, tree: Tree, migrations: string[], problems: string[]];

const UP = 'SELECT 1;\n';

export const FOLDER_CASES: readonly FolderCase[] = [
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
    { 'README.md': '', 'old/1_a.sql': UP, '.keep': '', 'seed.sql': '', '.old/up.sql': UP },
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
