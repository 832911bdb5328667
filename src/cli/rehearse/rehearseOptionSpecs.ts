import type { OptionSpec } from '../command.ts';
import { migrationWord } from './migrationWord.ts';

/** Where migrations are run to look at what they do. */
export const SERVER_OPTION: OptionSpec = {
  flags: '--server <url>',
  description: 'a PostgreSQL 18 or later of this machine to rehearse on, in a database of its own',
};

/** What `staircase rehearse` takes besides the options of every command. */
export const REHEARSE_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--only <N>',
    description: 'only the migration of this version',
    parse: migrationWord,
    conflicts: ['from', 'since'],
  },
  {
    flags: '--from <N>',
    description: 'the migrations from this version on',
    parse: migrationWord,
    conflicts: ['since'],
  },
  {
    flags: '--since <git-ref>',
    description: 'the migrations with files changed since, such as origin/main',
  },
  SERVER_OPTION,
  {
    flags: '--format <format>',
    description: 'how it is told (default: human); sarif is 2.1.0, github its annotations',
    choices: ['human', 'json', 'junit', 'sarif', 'github'],
    conflicts: ['json'],
  },
  {
    flags: '--fail-on <verdict>',
    description: 'exit code 1 from this verdict on, which are in this order (default: lossy)',
    choices: [
      'irreversible',
      'no-down',
      'not-provable',
      'lossy',
      'not-repeatable',
      'not-reversed',
      'fails',
      'never',
    ],
  },
];
