import type { CommandSpec } from '../command.ts';
import { assignments, DATABASE_OPTIONS, PROJECT_OPTIONS } from '../optionSpecs.ts';

const SHARED = [...DATABASE_OPTIONS, ...PROJECT_OPTIONS];

/** What writes files and connects to no database. */
export const fileCommands: readonly CommandSpec[] = [
  {
    name: 'migrate add',
    summary: 'write a new migration',
    details:
      'Write the files of a new migration. Layout, numbering and whether it has a down script follow ' +
      'the newest one of the folder, unless options or sqlx.toml say otherwise.',
    operands: [{ name: '<description>', description: 'a few words, such as "create users"' }],
    options: [
      { flags: '--template <name>', description: 'begin with a template (default: blank)' },
      {
        flags: '--set <name=value,...>',
        description: "what stands in the template's holes, such as table=users",
        parse: assignments,
      },
      {
        flags: '-r, --reversible',
        description: 'with a down script (flat layout)',
        conflicts: ['simple'],
      },
      { flags: '--simple', description: 'no down script: it cannot be reverted' },
      { flags: '-s, --sequential', description: 'number it', conflicts: ['timestamp'] },
      { flags: '-t, --timestamp', description: 'stamp it with the time' },
      {
        flags: '--layout <layout>',
        description: 'directories with up.sql and down.sql, or flat files',
        choices: ['directory', 'flat'],
      },
      ...SHARED,
    ],
    examples: [
      [
        'staircase migrate add "create users" --template create_table --set table=users',
        'with a template',
      ],
      [
        'staircase migrate add -s --layout flat "create users"',
        '0001_create_users.up.sql and .down.sql',
      ],
    ],
    load: async () => (await import('../commands/add.ts')).add,
  },
  {
    name: 'migrate link',
    summary: 'make the flat folder that sqlx reads',
    details:
      'Make links in the flat layout that sqlx reads, of directories with up.sql and down.sql: the same ' +
      'bytes, the same checksums. Names what sqlx would do otherwise, and exits with 1 if there is any.',
    options: [
      {
        flags: '--out <folder>',
        description: 'where to (default: .sqlx in the migrations folder)',
      },
      {
        flags: '--check',
        description: 'change nothing; exit code 1 where a link is missing or wrong',
      },
      ...SHARED,
    ],
    examples: [
      ['staircase migrate link', 'then sqlx migrate run --source migrations/.sqlx'],
      ['staircase migrate link --check', 'for CI: 0 when the links are up to date'],
    ],
    load: async () => (await import('../commands/link.ts')).link,
  },
];
