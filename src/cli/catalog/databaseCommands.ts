import type { CommandSpec, OptionSpec } from '../command.ts';
import { DATABASE_OPTIONS, PROJECT_OPTIONS, YES, YES_ALWAYS } from '../optionSpecs.ts';

const SHARED = [...DATABASE_OPTIONS, ...PROJECT_OPTIONS];

const FORCE: OptionSpec = {
  flags: '-f, --force',
  description: 'end the sessions of others first; they lose what is not committed',
};

/** The commands that work on the database as a whole. */
export const databaseCommands: readonly CommandSpec[] = [
  {
    name: 'database check',
    summary: 'say whether migrations can be run there',
    details:
      'Connect and say what is there: server, role, encryption, ledger, privileges needed and missing, ' +
      'and who holds the lock. Writes nothing. Exit code 1 where a run would be stopped.',
    options: [...SHARED],
    examples: [
      ['staircase database check', 'before the first deployment to a new database'],
      ['staircase database check --target live --json', 'the same for a program'],
    ],
    load: async () => (await import('../commands/checkDatabase.ts')).checkDatabase,
  },
  {
    name: 'database create',
    summary: 'create the database unless it is there',
    options: [...SHARED],
    examples: [['staircase database create', 'creates the database that DATABASE_URL names']],
    load: async () => (await import('../commands/createDatabase.ts')).createDatabase,
  },
  {
    name: 'database drop',
    summary: 'drop the database if it is there',
    details:
      'Drop the database with everything in it. Asks first; refused on production targets. ' +
      'Where others are connected it says who they are.',
    options: [YES_ALWAYS, FORCE, ...SHARED],
    examples: [['staircase database drop --yes --force', 'in a test set-up, without a question']],
    load: async () => (await import('../commands/dropDatabase.ts')).dropDatabase,
  },
  {
    name: 'database reset',
    summary: 'drop the database, create it and run everything',
    details:
      'Drop the database, create it anew and run every migration. Asks first: any answer but yes ends ' +
      'it with nothing done. Refused on production targets.',
    options: [YES_ALWAYS, FORCE, ...SHARED],
    examples: [['staircase database reset --yes', 'back to what the migrations make']],
    load: async () => (await import('../commands/resetDatabase.ts')).resetDatabase,
  },
  {
    name: 'database setup',
    summary: 'create the database unless it is there, and run what is pending',
    options: [YES, ...SHARED],
    examples: [['staircase database setup', 'after a fresh clone']],
    load: async () => (await import('../commands/setUpDatabase.ts')).setUpDatabase,
  },
];
