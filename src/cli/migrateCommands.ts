import type { CommandSpec } from './command.ts';
import {
  DATABASE_OPTIONS,
  DRY_RUN,
  IGNORE_MISSING,
  PROJECT_OPTIONS,
  targetVersion,
  version,
  YES,
} from './optionSpecs.ts';

const SHARED = [...DATABASE_OPTIONS, ...PROJECT_OPTIONS];
const KEEPS = 'revert what is newer than N; N itself stays applied (0: everything)';

/** The commands that work on migrations. */
export const migrateCommands: readonly CommandSpec[] = [
  {
    name: 'migrate run',
    summary: 'run pending migrations',
    details:
      'Run pending migrations in version order, each in one transaction with its row in the ledger.',
    options: [targetVersion('run up to and with N'), DRY_RUN, IGNORE_MISSING, YES, ...SHARED],
    examples: [
      ['staircase migrate run', 'runs everything that is pending'],
      ['staircase migrate run --dry-run', 'says what would be run'],
      ['staircase migrate run --target-version 20260730140000', 'stops after that one'],
    ],
    load: async () => (await import('./commands/run.ts')).run,
  },
  {
    name: 'migrate revert',
    summary: 'take back the newest applied migration',
    details:
      'Take back the newest applied migration with its down script, or all that are newer than a ' +
      'version. An applied migration without a down script is never jumped over.',
    options: [
      { ...targetVersion(KEEPS), conflicts: ['version'] },
      { flags: '--version <N>', description: 'the same as --target-version', parse: version },
      DRY_RUN,
      IGNORE_MISSING,
      YES,
      ...SHARED,
    ],
    examples: [
      ['staircase migrate revert', 'takes the newest one back'],
      ['staircase migrate revert --version 20260730140000', 'takes back all after that one'],
      ['staircase migrate revert --target-version 0 --dry-run', 'says what would be taken back'],
    ],
    load: async () => (await import('./commands/revert.ts')).revert,
  },
  {
    name: 'migrate list',
    aliases: ['migrate info'],
    summary: 'show the state of every migration',
    options: [
      { flags: '--revert', description: 'show what a revert would take back' },
      targetVersion('with --revert: down to N, which stays'),
      ...SHARED,
    ],
    examples: [
      ['staircase migrate list', 'applied, pending, changed, missing ...'],
      ['staircase migrate list --revert', 'what migrate revert would take back'],
    ],
    load: async () => (await import('./commands/list.ts')).list,
  },
  {
    name: 'migrate verify',
    summary: 'check that files and ledger agree',
    details:
      'Check checksums, missing and duplicate migrations, order, failed rows and syntax. ' +
      'Exit code 1 and the list of problems where something is wrong. Pending migrations are no problem.',
    options: [...SHARED],
    examples: [['staircase migrate verify', 'for CI: 0 when everything agrees']],
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  {
    name: 'migrate validate',
    summary: 'check that every migration is applied, unchanged',
    details:
      'Count applied, expected, pending and failed migrations, and say whether the database stands ' +
      'where the folder says. Exit code 1 where it does not.',
    options: [...SHARED],
    examples: [['staircase migrate validate', 'before a server starts: 0 when it may']],
    load: async () => (await import('./commands/validate.ts')).validate,
  },
  {
    name: 'migrate reset',
    summary: 'take every migration back',
    details:
      'Take every applied migration back, newest first. Stops at a missing or failing down script. ' +
      'Refused on production targets.',
    options: [
      { flags: '--run', description: 'run all of them again afterwards' },
      DRY_RUN,
      YES,
      ...SHARED,
    ],
    examples: [['staircase migrate reset --run --yes', 'empties the database and builds it anew']],
    load: async () => (await import('./commands/reset.ts')).reset,
  },
  {
    name: 'migrate redo',
    summary: 'take the newest migration back and run it again',
    options: [DRY_RUN, YES, ...SHARED],
    examples: [['staircase migrate redo', 'after an edit of a migration that only you have']],
    load: async () => (await import('./commands/redo.ts')).redo,
  },
  {
    name: 'migrate skip',
    aliases: ['migrate override skip', 'override skip'],
    summary: 'mark pending migrations as applied, without running them',
    options: [
      { ...targetVersion('mark up to and with N'), conflicts: ['version'] },
      { flags: '--version <N>', description: 'mark this one only', parse: version },
      DRY_RUN,
      IGNORE_MISSING,
      YES,
      ...SHARED,
    ],
    examples: [
      ['staircase migrate skip --target-version 20260730140000', 'begins with a database as it is'],
      ['staircase migrate skip --version 20260730140000', 'marks one that was run by hand'],
    ],
    load: async () => (await import('./commands/skip.ts')).skip,
  },
  {
    name: 'migrate repair',
    summary: 'mend the row of a migration in the ledger',
    details:
      'Show what is wrong with the row of a version, old and new, ask, and mend it: a changed ' +
      'checksum, a failed row, rows that are there twice, a row whose file is gone.',
    operands: [{ name: '<version>', description: 'the version, as migrate list shows it' }],
    options: [
      {
        flags: '--cure <cure>',
        description: 'which cure, where there is more than one',
        choices: ['take-checksum', 'set-success', 'delete-row', 'keep-one-row'],
      },
      DRY_RUN,
      YES,
      ...SHARED,
    ],
    examples: [
      ['staircase migrate repair 20260730140000', 'shows old and new, and asks'],
      ['staircase migrate repair 20260730140000 --cure delete-row --yes', 'without a terminal'],
    ],
    load: async () => (await import('./commands/repair.ts')).repair,
  },
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
        flags: '-r, --reversible',
        description: 'with a down script (flat layout)',
        conflicts: ['simple'],
      },
      { flags: '--simple', description: 'one script, which cannot be reverted (flat layout)' },
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
      ['staircase migrate add "create users" --template create_table', 'with a template'],
      ['staircase migrate add -r -s "create users"', '0001_create_users.up.sql and .down.sql'],
    ],
    load: async () => (await import('./commands/add.ts')).add,
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
    load: async () => (await import('./commands/link.ts')).link,
  },
  {
    name: 'migrate import',
    summary: "take over another tool's ledger",
    details:
      'Read which versions another tool has applied, show them, and mark those that are on disk as ' +
      'applied here. Runs no SQL of theirs, and leaves the other ledger as it is.',
    options: [
      {
        flags: '--from <tool>',
        description: 'whose ledger',
        choices: ['diesel', 'flyway', 'sqlx-table'],
        required: true,
      },
      {
        flags: '--table <name>',
        description: "its table, where that is not the tool's own; sqlx-table needs it",
      },
      DRY_RUN,
      YES,
      ...SHARED,
    ],
    examples: [
      ['staircase migrate import --from flyway --dry-run', 'says what would be marked'],
      ['staircase migrate import --from sqlx-table --table app._sqlx_migrations', 'sqlx elsewhere'],
    ],
    load: async () => (await import('./commands/importLedger.ts')).importLedger,
  },
];
