import { FOREIGN_TOOLS } from '../../engine/foreign/foreignTable.ts';
import type { CommandSpec, OptionSpec } from '../command.ts';
import { DATABASE_OPTIONS, DRY_RUN, PROJECT_OPTIONS, YES_ALWAYS } from '../optionSpecs.ts';

const SHARED = [...DATABASE_OPTIONS, ...PROJECT_OPTIONS];

const CURE_NAMES = ['cure', 'resume', 'undo', 'mark', 'dropIndex'];

/** One of them at a time. */
const CURES: readonly OptionSpec[] = [
  {
    flags: '--cure <cure>',
    description: 'which cure, where there is more than one',
    choices: ['take-checksum', 'set-success', 'delete-row', 'keep-one-row'],
    conflicts: others('cure'),
  },
  {
    flags: '--resume',
    description: 'half done: send what has not landed, and write the row',
    conflicts: others('resume'),
  },
  {
    flags: '--undo',
    description: 'half done: run the down script, and write no row',
    conflicts: others('undo'),
  },
  {
    flags: '--mark',
    description: 'half done: write the row only',
    conflicts: others('mark'),
  },
  {
    flags: '--drop-index',
    description: 'drop the INVALID indexes that its scripts name',
    conflicts: others('dropIndex'),
  },
];

function others(name: string): string[] {
  return CURE_NAMES.filter((it) => it !== name);
}

/** What changes the ledger alone. */
export const ledgerCommands: readonly CommandSpec[] = [
  {
    name: 'migrate repair',
    summary: 'mend the row of a migration in the ledger',
    details:
      'Show what is wrong with the row of a version, old and new, ask, and mend it: a changed ' +
      'checksum, a failed row, rows that are there twice, a row whose file is gone. Or finish, undo ' +
      'or mark a script outside a transaction that is half done, and drop the INVALID index it left.',
    operands: [{ name: '<version>', description: 'the version, as migrate list shows it' }],
    options: [...CURES, DRY_RUN, YES_ALWAYS, ...SHARED],
    examples: [
      ['staircase migrate repair 20260730140000', 'shows old and new, and asks'],
      ['staircase migrate repair 20260730140000 --cure delete-row --yes', 'without a terminal'],
    ],
    load: async () => (await import('../commands/repair.ts')).repair,
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
        choices: FOREIGN_TOOLS,
        required: true,
      },
      {
        flags: '--table <name>',
        description: "its table, where that is not the tool's own; sqlx-table needs it",
      },
      DRY_RUN,
      YES_ALWAYS,
      ...SHARED,
    ],
    examples: [
      ['staircase migrate import --from flyway --dry-run', 'says what would be marked'],
      ['staircase migrate import --from dbmate', 'that of Rails and Ecto as well'],
      ['staircase migrate import --from sqlx-table --table app._sqlx_migrations', 'sqlx elsewhere'],
    ],
    load: async () => (await import('../commands/importLedger.ts')).importLedger,
  },
];
