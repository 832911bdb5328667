import type { StyleChoice } from '../../src/migrations/folderStyle.ts';

/** Files that are there (directories get an up.sql), and those that New Migration makes. */
export const STYLE_CASES: readonly [
  name: string,
  there: string[],
  made: string,
  choice?: StyleChoice,
][] = [
  [
    'an empty folder gets directories and stamps',
    [],
    '20260801093005_add_users/up.sql + 20260801093005_add_users/down.sql',
  ],
  [
    'directories',
    ['20260101000000_a/'],
    '20260801093005_add_users/up.sql + 20260801093005_add_users/down.sql',
  ],
  [
    'reversible files',
    ['20260101000000_a.up.sql', '20260101000000_a.down.sql'],
    '20260801093005_add_users.up.sql + 20260801093005_add_users.down.sql',
  ],
  ['simple files', ['20260101000000_a.sql'], '20260801093005_add_users.sql'],
  [
    'the newest decides on the layout',
    ['1_a/', '20260101000000_b.sql'],
    '20260801093005_add_users.sql',
  ],
  [
    'also the other way',
    ['1_a.sql', '20260101000000_b/'],
    '20260801093005_add_users/up.sql + 20260801093005_add_users/down.sql',
  ],
  [
    'and on simple or reversible',
    ['1_a.sql', '5_b.up.sql'],
    '20260801093005_add_users.up.sql + 20260801093005_add_users.down.sql',
  ],
  ['one first file of number 1 is a sequence', ['0001_a.sql'], '0002_add_users.sql'],
  ['of number 0 too', ['0_a.sql'], '1_add_users.sql'],
  ['of number 2 it is not', ['0002_a.sql'], '20260801093005_add_users.sql'],
  ['a sequence', ['0001_a.sql', '0002_b.sql'], '0003_add_users.sql'],
  [
    'a reversible sequence, where sqlx counts the downs',
    ['0001_a.up.sql', '0001_a.down.sql', '0002_b.up.sql', '0002_b.down.sql'],
    '0003_add_users.up.sql + 0003_add_users.down.sql',
  ],
  ['a sequence of directories', ['1_a/', '2_b/'], '3_add_users/up.sql + 3_add_users/down.sql'],
  ['a sequence that grows', ['98_a.sql', '99_a.sql'], '100_add_users.sql'],
  ['leaps are no sequence', ['0010_a.sql', '0020_b.sql'], '20260801093005_add_users.sql'],
  [
    'stamps a second apart are no sequence',
    ['20260101000000_a.sql', '20260101000001_b.sql'],
    '20260801093005_add_users.sql',
  ],
  [
    "Diesel's initial setup is no sequence",
    ['00000000000000_diesel_initial_setup/'],
    '20260801093005_add_users/up.sql + 20260801093005_add_users/down.sql',
  ],
  [
    "Diesel's dashes",
    ['2026-01-01-000000_a/'],
    '2026-08-01-093005_add_users/up.sql + 2026-08-01-093005_add_users/down.sql',
  ],
  [
    "Diesel's newer dashes",
    ['2026-01-01-000000-0000_a/'],
    '2026-08-01-093005-0000_add_users/up.sql + 2026-08-01-093005-0000_add_users/down.sql',
  ],
  [
    'dashes only if the newest has them',
    ['2026-01-01-000000_a/', '20260102000000_b/'],
    '20260801093005_add_users/up.sql + 20260801093005_add_users/down.sql',
  ],
  [
    'sqlx does not read dashes',
    ['2026-01-01-000000_a/'],
    '20260801093005_add_users.up.sql + 20260801093005_add_users.down.sql',
    { layout: 'flat' },
  ],
  [
    'a layout that is asked for',
    ['0001_a.sql'],
    '0002_add_users/up.sql + 0002_add_users/down.sql',
    { layout: 'directory' },
  ],
  [
    'simple as sqlx.toml says',
    [],
    '20260801093005_add_users.sql',
    { layout: 'flat', type: 'simple' },
  ],
  [
    'reversible as sqlx.toml says',
    ['1_a.sql'],
    '2_add_users.up.sql + 2_add_users.down.sql',
    { type: 'reversible' },
  ],
  [
    'a sequence as sqlx.toml says',
    [],
    '0001_add_users/up.sql + 0001_add_users/down.sql',
    { versioning: 'sequential' },
  ],
  [
    'stamps as sqlx.toml says',
    ['0001_a.sql'],
    '20260801093005_add_users.sql',
    { versioning: 'timestamp' },
  ],
];
