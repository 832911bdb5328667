import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { parseSqlxToml, readSqlxToml } from '../../src/config/sqlxToml.ts';
import { workspaceOf } from './workspace.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/config');

test('every key that concerns migrations is read', () => {
  const path = join(FIXTURES, 'full.sqlx.toml');
  assert.deepEqual(parseSqlxToml(readFileSync(path, 'utf8'), path), {
    path,
    databaseUrlVar: 'LEDGER_DATABASE_URL',
    createSchemas: ['audit', 'ledger'],
    tableName: 'ledger."Steps"',
    migrationsDir: 'db/steps',
    ignoredChars: ['\r', '\t', '\u{feff}', '🙂'],
    newMigrations: { type: 'reversible', versioning: 'sequential' },
    problems: [],
  });
});

test("without a file, and with an empty one, sqlx's defaults hold", async (t) => {
  const root = workspaceOf(t, { 'a/sqlx.toml': '', 'b/': '' });
  const defaults = {
    databaseUrlVar: 'DATABASE_URL',
    createSchemas: [],
    ignoredChars: [],
    newMigrations: { type: 'inferred', versioning: 'inferred' },
    problems: [],
  };
  assert.deepEqual(await readSqlxToml(join(root, 'b'), root), defaults);
  const path = join(root, 'a/sqlx.toml');
  assert.deepEqual(await readSqlxToml(join(root, 'a'), root), { ...defaults, path });
});

test('the nearest file counts, and it alone', async (t) => {
  const root = workspaceOf(t, {
    'sqlx.toml': '[migrate]\ntable-name = "far"\nignored-chars = ["\\r"]',
    'a/sqlx.toml': '[migrate]\ntable-name = "near"',
    'a/migrations/': '',
    'b/migrations/': '',
  });
  const [near, far] = await Promise.all(
    ['a', 'b'].map((it) => readSqlxToml(join(root, it, 'migrations'), root)),
  );
  assert.deepEqual([near?.tableName, near?.ignoredChars], ['near', []]);
  assert.deepEqual([far?.tableName, far?.ignoredChars], ['far', ['\r']]);
});

const PROBLEMS: readonly [name: string, text: string, line: number, message: RegExp][] = [
  ['not TOML', '[migrate]\ntable-name = = 1', 2, /line 2, is not TOML: invalid value\.$/],
  ['an unknown table', '[common]\n\n[migrat]\n', 3, /unknown key migrat\.$/],
  ['an unknown key', '[migrate]\ntable_name = "x"', 2, /unknown key migrate\.table_name\.$/],
  [
    'an unknown default',
    '[migrate.defaults]\nkind = "x"',
    2,
    /unknown key migrate\.defaults\.kind\.$/,
  ],
  ['a number for a text', '[migrate]\ntable-name = 3', 2, /migrate\.table-name is not a string\.$/],
  [
    'a text for a list',
    '[migrate]\ncreate-schemas = "a"',
    2,
    /create-schemas is not an array of strings\.$/,
  ],
  [
    'two characters in one',
    '[migrate]\nignored-chars = ["\\r\\n"]',
    2,
    /not an array of single characters\.$/,
  ],
  ['a value for a table', 'migrate = 1', 1, /migrate is not a table\.$/],
  [
    'a choice that sqlx does not have',
    '[migrate]\ndefaults.migration-type = "both"',
    2,
    /migrate\.defaults\.migration-type is not one of inferred, simple, reversible\.$/,
  ],
];

const NO_NAMES: readonly [name: string, value: string][] = [
  ['a URL', 'postgres://me:hunter2@db/app'],
  ['nothing', ''],
  ['a name with a dash', 'hunter2-URL'],
  ['a name that begins with a digit', '1hunter2'],
  ['a name and a line after it', 'DATABASE_URL\\nhunter2'],
];

suite('a database-url-var that is no name of a variable is a problem that does not repeat it', () => {
  for (const [name, value] of NO_NAMES) {
    test(name, () => {
      const text = `[common]\n\ndatabase-url-var = "${value}"`;
      const toml = parseSqlxToml(text, '/project/sqlx.toml');
      const [problem] = toml.problems;
      assert.match(
        problem?.message ?? '',
        /common\.database-url-var is not the name of a variable/,
      );
      assert.deepEqual([problem?.path, problem?.line], ['/project/sqlx.toml', 3]);
      assert.doesNotMatch(JSON.stringify(toml), /hunter2/);
    });
  }

  test('not even a URL without its quotes', () => {
    const toml = parseSqlxToml('[common]\ndatabase-url-var = postgres://me:hunter2@db', 'x.toml');
    assert.equal(toml.problems.length, 1);
    assert.doesNotMatch(JSON.stringify(toml), /hunter2/);
  });
});

suite('what sqlx would refuse is told with its line', () => {
  for (const [name, text, line, message] of PROBLEMS) {
    test(name, () => {
      const { problems } = parseSqlxToml(text, '/project/sqlx.toml');
      assert.equal(problems.length, 1);
      assert.match(problems[0]?.message ?? '', message);
      assert.deepEqual([problems[0]?.path, problems[0]?.line], ['/project/sqlx.toml', line]);
    });
  }

  test('tables that concern other parts of sqlx are left alone', () => {
    const { problems } = parseSqlxToml('[macros]\nx = 1\n[drivers.sqlite]\ny = 2', 'sqlx.toml');
    assert.deepEqual(problems, []);
  });
});
