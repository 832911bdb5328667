import type { CommandSpec } from '../command.ts';
import {
  DATABASE_OPTIONS,
  DRY_RUN,
  IGNORE_MISSING,
  PROJECT_OPTIONS,
  targetVersion,
  version,
  YES,
} from '../optionSpecs.ts';

const SHARED = [...DATABASE_OPTIONS, ...PROJECT_OPTIONS];
const KEEPS = 'revert what is newer than N; N itself stays applied (0: everything)';

/** What applies migrations and takes them back. */
export const runCommands: readonly CommandSpec[] = [
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
    load: async () => (await import('../commands/run.ts')).run,
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
    load: async () => (await import('../commands/revert.ts')).revert,
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
    load: async () => (await import('../commands/reset.ts')).reset,
  },
  {
    name: 'migrate redo',
    summary: 'take the newest migration back and run it again',
    options: [DRY_RUN, YES, ...SHARED],
    examples: [['staircase migrate redo', 'after an edit of a migration that only you have']],
    load: async () => (await import('../commands/redo.ts')).redo,
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
    load: async () => (await import('../commands/skip.ts')).skip,
  },
];
