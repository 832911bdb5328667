import type { CommandSpec } from '../command.ts';
import { DATABASE_OPTIONS, PROJECT_OPTIONS } from '../optionSpecs.ts';
import { REHEARSE_OPTIONS, SERVER_OPTION } from '../rehearse/rehearseOptionSpecs.ts';
import { SCHEMA_OPTIONS } from '../schema/schemaOptionSpecs.ts';

/** What runs migrations on a PostgreSQL of its own, and connects to no other unless it is asked to look there. */
export const rehearsalCommands: readonly CommandSpec[] = [
  {
    name: 'rehearse',
    summary: 'run migrations up, down and up again on a PostgreSQL of its own',
    details:
      'Runs each migration on top of all before it, on a built-in PostgreSQL that is removed afterwards: up, ' +
      'down, up again. Tells whether down.sql undoes it, what it locks and what it writes anew. No database ' +
      'of yours is touched. Exit code 1 where a verdict is as bad as --fail-on says.',
    operands: [{ name: '[folder]', description: 'the migrations folder, as --source' }],
    options: [...REHEARSE_OPTIONS, ...PROJECT_OPTIONS],
    examples: [
      ['staircase rehearse', 'all migrations of this directory'],
      ['staircase rehearse --only 20260730140000', 'one of them'],
      [
        'staircase rehearse --since origin/main --format github',
        'for CI: what a pull request brings',
      ],
      ['staircase rehearse db/migrations --fail-on no-down', 'each must have a down script'],
    ],
    load: async () => (await import('../commands/rehearse.ts')).rehearse,
  },
  {
    name: 'down',
    summary: 'write the down script of a migration, and prove it',
    details:
      'Writes what takes a migration back: from its own words and those of the migrations before it, and ' +
      'from the difference that it makes. Rehearses that on a built-in PostgreSQL before it is shown; what ' +
      'cannot come back is marked in it. Exit code 1 where it is not proven; its first line then says why.',
    operands: [{ name: '<version>', description: 'of the migration' }],
    options: [
      {
        flags: '--write',
        description: 'write it beside the up script, where there is none (default: print it)',
      },
      {
        flags: '--repair',
        description: 'keep the down script that is there, and add what it misses',
        conflicts: ['overwrite'],
      },
      { flags: '--overwrite', description: 'with --write: also where there is one' },
      SERVER_OPTION,
      ...PROJECT_OPTIONS,
    ],
    examples: [
      ['staircase down 20260730140000', 'print it'],
      ['staircase down 20260730140000 --write', 'write down.sql'],
      ['staircase down 20260730140000 --repair --write', 'add to down.sql what it leaves behind'],
    ],
    load: async () => (await import('../commands/down.ts')).down,
  },
  {
    name: 'schema',
    summary: 'show what the migrations make as SQL, or what differs between two versions',
    details:
      'Runs the migrations up to a version on a built-in PostgreSQL that is removed afterwards, and prints the ' +
      'schema there as SQL, to be read and compared. "target" is the database that -D, --target or DATABASE_URL ' +
      'names: it is only read, in one transaction, and is connected to for that word alone.',
    options: [...SCHEMA_OPTIONS, ...DATABASE_OPTIONS, ...PROJECT_OPTIONS],
    examples: [
      ['staircase schema', 'after all migrations'],
      ['staircase schema --at 20260730140000 > schema.sql', 'after one of them'],
      ['staircase schema --diff 0 20260730140000', 'all that the migrations up to this one make'],
      [
        'staircase schema --diff 20260730140000 target --exit-code',
        'for CI: whether somebody has changed the database by hand',
      ],
    ],
    load: async () => (await import('../commands/schema.ts')).schema,
  },
];
