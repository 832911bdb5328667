import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { describe, test } from 'node:test';
import { type LintOverrides, readLintConfig } from '../../src/config/lintConfig.ts';
import { parseSettings } from '../../src/config/settings.ts';
import { parseSquawkToml } from '../../src/config/squawkToml.ts';
import { RULES } from '../../src/lint/rules.ts';
import { makeTree } from '../migrations/makeTree.ts';

const now = new Date('2026-01-01');

async function configOf(
  t: TestContext,
  toml: string | undefined,
  settings: Readonly<Record<string, unknown>> = {},
  overrides: LintOverrides = {},
) {
  const root = makeTree(t, {
    ...(toml !== undefined && { '.squawk.toml': toml }),
    'db/migrations/1_a/up.sql': '',
  });
  const parsed = parseSettings(settings);
  assert.deepEqual(parsed.problems, []);
  const directory = join(root, 'db', 'migrations');
  const { lint } = parsed.settings;
  return {
    root,
    ...(await readLintConfig({ directory, root, settings: lint, overrides, rules: RULES, now })),
  };
}

test('without any configuration it is as in Squawk', async (t) => {
  const { options, isEnabled, problems, excludes, root } = await configOf(t, undefined);
  const { pgVersion, assumeInTransaction, preset, severities } = options;
  assert.deepEqual(
    { pgVersion, assumeInTransaction, preset, severities, isEnabled, problems },
    {
      pgVersion: 15,
      assumeInTransaction: false,
      preset: 'recommended',
      severities: {},
      isEnabled: true,
      problems: [],
    },
  );
  assert.equal(excludes(join(root, 'a.sql')), false);
});

test('.squawk.toml is read upwards, as it is', async (t) => {
  const toml = `
pg_version = "13.4"
excluded_rules = ["ban-drop-column", "prefer-repack"]
included_rules = ["ban-char-field", "ban-drop-column"]
assume_in_transaction = true
excluded_paths = ["*_seeds/*.sql", "db/old", "dump.sql"]
[upload_to_github]
fail_on_violations = true
`;
  const { options, problems, excludes, root } = await configOf(t, toml);
  assert.deepEqual(problems, []);
  assert.equal(options.pgVersion, 13);
  assert.equal(options.assumeInTransaction, true);
  assert.deepEqual(options.severities, {
    'ban-char-field': 'on',
    'ban-drop-column': 'off',
    'prefer-repack': 'off',
  });
  const excluded = ['db/migrations/2_seeds/up.sql', 'db/old/a/b.sql', 'elsewhere/dump.sql'];
  for (const path of excluded) assert.equal(excludes(join(root, path)), true, path);
  for (const path of ['db/migrations/2_a/up.sql', 'db/older/a.sql']) {
    assert.equal(excludes(join(root, path)), false, path);
  }
});

test('settings count more than the file, and the command line more than both', async (t) => {
  const toml =
    'pg_version = 13\nexcluded_rules = ["ban-drop-column"]\nassume_in_transaction = true';
  const settings = {
    'lint.preset': 'strict',
    'lint.pgVersion': 17,
    'lint.rules': { 'ban-drop-column': 'error', 'ban-char-field': 'hint' },
    'lint.from': '20260101000000',
    'lint.exclude': ['**/seeds/**'],
  };
  const { options, excludes, root } = await configOf(t, toml, settings);
  assert.deepEqual(options, {
    pgVersion: 17,
    isPgVersionSaid: true,
    assumeInTransaction: true,
    preset: 'strict',
    severities: { 'ban-drop-column': 'error', 'ban-char-field': 'hint' },
    from: 20260101000000n,
    now,
  });
  assert.equal(excludes(join(root, 'a/seeds/b.sql')), true);
  const said = await configOf(t, toml, settings, {
    preset: 'none',
    pgVersion: 18,
    assumeInTransaction: false,
    include: ['ban-drop-column'],
    exclude: ['ban-char-field'],
  });
  assert.deepEqual(said.options, {
    ...options,
    pgVersion: 18,
    assumeInTransaction: false,
    preset: 'none',
    severities: { 'ban-drop-column': 'error', 'ban-char-field': 'off' },
  });
});

describe('what is wrong in .squawk.toml is told with its line', () => {
  const table: readonly (readonly [title: string, toml: string, line: number, says: RegExp])[] = [
    ['an unknown key', '\npg_versoin = "15"', 2, /unknown key pg_versoin/],
    ['a version', 'pg_version = "new"', 1, /pg_version is not a version/],
    ['a list', '\n\nexcluded_rules = "a"', 3, /excluded_rules is not an array/],
    ['a flag', 'assume_in_transaction = "yes"', 1, /assume_in_transaction is not true or false/],
    ['no TOML', 'pg_version = ', 1, /is not TOML/],
  ];
  for (const [title, toml, line, says] of table) {
    test(title, () => {
      const { problems, unknownKeys } = parseSquawkToml(toml, '/a/.squawk.toml');
      const [problem, ...others] = [...problems, ...unknownKeys];
      assert.deepEqual([problem?.line, problem?.path, others], [line, '/a/.squawk.toml', []]);
      assert.match(problem?.message ?? '', says);
    });
  }

  test('a rule that is not known', async (t) => {
    const toml = 'excluded_rules = [\n  "ban-drop-colum",\n]';
    const { problems, root } = await configOf(t, toml, { 'lint.rules': { nonsense: 'off' } });
    assert.deepEqual(problems, [
      {
        message: `${join(root, '.squawk.toml')}, line 2: there is no rule "ban-drop-colum".`,
        advice: 'Write ban-drop-column.',
        path: join(root, '.squawk.toml'),
        line: 2,
      },
      {
        message: 'staircase.lint.rules: there is no rule "nonsense".',
        advice: 'Run "staircase rules" for the names there are.',
      },
    ]);
  });
});

test('settings of the linter that cannot be taken are told', () => {
  const { settings, problems } = parseSettings({
    'lint.enable': 'no',
    'lint.preset': 'all',
    'lint.rules': { 'ban-drop-column': 'fatal', 'ban-char-field': 'off' },
    'lint.pgVersion': '15',
    'lint.from': 'yesterday',
    'lint.exclude': 'a',
  });
  assert.deepEqual(settings.lint, {
    isEnabled: true,
    preset: 'recommended',
    rules: { 'ban-char-field': 'off' },
    exclude: [],
    unknownKeys: [],
  });
  assert.equal(problems.length, 6);
});
