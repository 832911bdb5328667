import type { CommandSpec } from '../command.ts';
import { PROJECT_OPTIONS } from '../optionSpecs.ts';
import { REHEARSE_OPTIONS } from '../rehearse/rehearseOptionSpecs.ts';

/** What runs migrations on a PostgreSQL of its own, and connects to no other. */
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
];
