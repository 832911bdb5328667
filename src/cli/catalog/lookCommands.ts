import type { CommandSpec } from '../command.ts';
import { DATABASE_OPTIONS, PROJECT_OPTIONS, targetVersion } from '../optionSpecs.ts';

const SHARED = [...DATABASE_OPTIONS, ...PROJECT_OPTIONS];

/** What looks and writes nothing. */
export const lookCommands: readonly CommandSpec[] = [
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
    load: async () => (await import('../commands/list.ts')).list,
  },
  {
    name: 'migrate verify',
    summary: 'check that files and ledger agree',
    details:
      'Check checksums, missing and duplicate migrations, order, failed rows and syntax. ' +
      'Exit code 1 and the list of problems where something is wrong. Pending migrations are no problem.',
    options: [...SHARED],
    examples: [['staircase migrate verify', 'for CI: 0 when everything agrees']],
    load: async () => (await import('../commands/verify.ts')).verify,
  },
  {
    name: 'migrate validate',
    summary: 'check that every migration is applied, unchanged',
    details:
      'Count applied, expected, pending and failed migrations, and say whether the database stands ' +
      'where the folder says. Exit code 1 where it does not.',
    options: [...SHARED],
    examples: [['staircase migrate validate', 'before a server starts: 0 when it may']],
    load: async () => (await import('../commands/validate.ts')).validate,
  },
];
