import type { CommandSpec } from '../command.ts';
import { LINT_OPTIONS } from '../lint/lintOptionSpecs.ts';
import { JSON_OPTION, PROJECT_OPTIONS } from '../optionSpecs.ts';

/** What reads SQL and connects to no database. */
export const lintCommands: readonly CommandSpec[] = [
  {
    name: 'lint',
    endsAtOnce: true,
    summary: 'find what is dangerous or wrong in migrations, and fix it',
    details:
      'Lint migrations, and any other SQL file: files, folders or globs; without any, the migrations folders ' +
      'of this directory. Reads .squawk.toml and staircase.lint.* of .vscode/settings.json. ' +
      'Exit code 1 where something is found, 2 where the command line or the configuration is wrong.',
    operands: [{ name: '[paths...]', description: 'SQL files, folders or globs' }],
    options: [...LINT_OPTIONS, ...PROJECT_OPTIONS],
    examples: [
      ['staircase lint', 'all migrations of this directory'],
      ['staircase lint --since origin/main --format github', 'for CI: what a pull request brings'],
      ['staircase lint migrations --fix', 'applies the fixes that are safe'],
      [
        'staircase lint --exclude prefer-text-field --preset strict db/*.sql',
        'any SQL, more rules',
      ],
      ['staircase lint --stdin-filepath migrations/1_a/up.sql < up.sql', 'before it is saved'],
    ],
    load: async () => (await import('../commands/lint.ts')).lint,
  },
  {
    name: 'rules',
    summary: 'list the rules of the linter',
    options: [JSON_OPTION],
    examples: [['staircase rules', 'names, severities, presets, and which of them fix']],
    load: async () => (await import('../commands/rules.ts')).rules,
  },
  {
    name: 'explain',
    summary: 'show the page of a rule',
    operands: [{ name: '<rule>', description: 'its name, or one of Squawk for it' }],
    options: [JSON_OPTION],
    examples: [['staircase explain ban-drop-column', 'why, and what to do instead']],
    load: async () => (await import('../commands/explain.ts')).explain,
  },
];
