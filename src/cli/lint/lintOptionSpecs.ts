import type { OptionSpec } from '../command.ts';
import { UsageError } from '../usageError.ts';

/** What `staircase lint` takes besides the options of every command. */
export const LINT_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--format <format>',
    description: 'how it is told (default: human); sarif is 2.1.0, github its annotations',
    choices: ['human', 'json', 'sarif', 'github', 'gcc'],
    conflicts: ['json'],
  },
  { flags: '--fix', description: 'apply the safe fixes, until there are none' },
  {
    flags: '--since <git-ref>',
    description: 'only what is found in files changed since, such as origin/main',
  },
  {
    flags: '--fail-on <severity>',
    description: 'exit code 1 from this severity on (default: warning)',
    choices: ['error', 'warning', 'info', 'hint', 'never', 'none'],
  },
  {
    flags: '--preset <preset>',
    description: 'which rules are on (default: recommended)',
    choices: ['recommended', 'strict', 'none'],
  },
  { flags: '-i, --include <rule,...>', description: 'also these rules', parse: names },
  { flags: '-e, --exclude <rule,...>', description: 'without these rules', parse: names },
  {
    flags: '--pg-version <N>',
    description: 'the oldest PostgreSQL they must run on (default: 15)',
    parse: majorVersion,
  },
  {
    flags: '--assume-in-transaction',
    description: 'files that are no migrations run in a transaction',
  },
  { flags: '--no-assume-in-transaction', description: 'they do not (default)' },
  {
    flags: '--stdin-filepath <path>',
    description: 'lint what stands on stdin as if it were this file',
    conflicts: ['fix', 'since'],
  },
  {
    flags: '--cache',
    description: 'where nothing has changed, tell what was told before',
    conflicts: ['fix', 'stdinFilepath'],
  },
  {
    flags: '--cache-location <folder>',
    description: "where that is kept (default: the user's cache)",
  },
];

/** Several with commas between them, and several times. */
function names(text: string, before: unknown): readonly string[] {
  const earlier = Array.isArray(before) ? (before as readonly string[]) : [];
  const more = text.split(',').map((it) => it.trim());
  const named = more.filter((it) => it !== '');
  if (named.length > 0) return [...earlier, ...named];
  throw new UsageError('No rule is named.', 'Run "staircase rules" for the names there are.');
}

/** From the first that is written in one number, to one more than the parser's, which is in beta. */
const [OLDEST, NEWEST] = [10, 19];

/** 17, 17.2 */
function majorVersion(text: string): number {
  const major = /^(\d{1,3})(?:\.\d+)*$/.exec(text.trim())?.[1];
  const version = Number(major);
  if (version >= OLDEST && version <= NEWEST) return version;
  const advice = `Give one from ${OLDEST} to ${NEWEST}, such as 17.`;
  throw new UsageError(`"${text}" is not a version of PostgreSQL that the rules know.`, advice);
}
