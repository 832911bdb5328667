import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, suite, type TestContext, test } from 'node:test';
import { SQUAWK_NAMES } from '../../src/lint/squawkNames.ts';
import { makeTree, type Tree } from '../migrations/makeTree.ts';
import { assertGolden } from '../view/golden.ts';
import { type Called, type CallOptions, caller, callStaircase } from './callStaircase.ts';

const SETTINGS = JSON.stringify({
  'staircase.lint.preset': 'none',
  'staircase.lint.rules': {
    'ban-char-field': 'on',
    'ban-drop-column': 'error',
    'unused-ignore': 'info',
  },
});

const BAD: Tree = {
  '.vscode/settings.json': SETTINGS,
  'migrations/1_a/up.sql': 'CREATE TABLE a (\n\tname char(3),\r\n\tnote text\n);\n',
  'migrations/1_a/down.sql': 'DROP TABLE IF EXISTS a;\n',
  'migrations/2_b/up.sql':
    'SELECT 1; -- squawk-ignore ban-char-field\n\nALTER TABLE b\n    DROP COLUMN\n        note;\n',
  'migrations/2_b/down.sql': '-- nothing\n',
  'other/seed.sql': 'ALTER TABLE c ADD COLUMN d char;',
  'other/read.me': 'CREATE',
};

interface LintScene {
  readonly directory: string;
  readonly call: (line: string, more?: Partial<CallOptions>) => Promise<Called>;
}

function sceneOf(t: TestContext, tree: Tree = BAD): LintScene {
  const directory = makeTree(t, tree);
  return { directory, call: caller({ directory }) };
}

/** `path:line:column rule` of what is found. */
async function spots({ call }: LintScene, line: string, more?: Partial<CallOptions>) {
  const { out, err } = await call(`${line} --json`, more);
  assert.equal(err, '');
  const { findings } = JSON.parse(out);
  return findings.map(
    (it: { path: string; start: { line: number; column: number }; rule: string }) =>
      `${it.path}:${it.start.line}:${it.start.column} ${it.rule}`,
  );
}

const LINES = [
  'lint',
  'lint --format human',
  'lint --format gcc',
  'lint --format github',
  'lint --format json',
  'lint --format sarif',
  'lint --fail-on error other/seed.sql',
  'lint --fail-on never',
  'lint migrations/1_a/down.sql',
  'lint migrations --fix --include missing-if-not-exists',
  'lint migrations --fix --include missing-if-not-exists --json',
  'lint other --fix --include missing-if-not-exists',
];

const WRONG = [
  'lint nowhere.sql',
  'lint none/*.sql',
  'lint --include ban-drop-colum',
  'lint --exclude ban-char-field,nonsense',
  'lint --format xml',
  'lint --preset all',
  'lint --pg-version new',
  'lint --pg-version 99',
  'lint --pg-version 9.6',
  'lint --exclude ,',
  'lint --fail-on everything',
  'lint --json --format gcc',
  'lint --stdin-filepath a.sql --fix',
  'lint --stdin-filepath a.sql migrations',
  'lint --since no-such-branch',
  'explain ban-chair-field',
  'explain',
];

suite('what staircase lint says', () => {
  for (const [name, lines] of [
    ['lint', LINES],
    ['lint-wrong-command-lines', WRONG],
  ] as const) {
    test(name, async (t) => {
      const scene = sceneOf(t);
      const parts: string[] = [];
      for (const line of lines) parts.push(transcript(line, await scene.call(line), scene));
      assertGolden(`../cli/${name}.txt`, parts.join('\n'));
    });
  }
});

function transcript(line: string, { code, out, err }: Called, { directory }: LintScene): string {
  const errors = err.replaceAll(/^(?=.)/gm, '2> ');
  const end = code === 0 ? '' : `(exit code ${code})\n`;
  return `$ staircase ${line}\n${out}${errors}${end}`.replaceAll(directory, '/project');
}

describe('what is linted', () => {
  const A = 'migrations/1_a/up.sql:2:7 ban-char-field';
  const B = 'migrations/2_b/up.sql:1:11 unused-ignore';
  const C = 'migrations/2_b/up.sql:4:5 ban-drop-column';
  const D = 'other/seed.sql:1:28 ban-char-field';
  const table: readonly (readonly [line: string, found: readonly string[]])[] = [
    ['lint', [A, B, C]],
    ['lint migrations', [A, B, C]],
    ['lint --source migrations', [A, B, C]],
    ['lint .', [A, B, C, D]],
    ['lint migrations/2_b', [B, C]],
    ['lint migrations/2_b/up.sql', [B, C]],
    ['lint ./migrations/2_b/../1_a/up.sql other', [A, D]],
    ['lint **/seed.sql', [D]],
    ['lint migrations/**', [A, B, C]],
    ['lint other/read.me', []],
    ['lint --exclude ban-drop-column .', [A, B, D]],
    ['lint -e ban-drop-column -e unused-ignore,ban-char-field .', []],
    ['lint --preset strict --exclude ban-char-field other', []],
  ];
  for (const [line, found] of table) {
    test(line, async (t) => {
      const all = await spots(sceneOf(t), line);
      const own = all.filter((it: string) => /ban-char|ban-drop-c|unused/.test(it));
      assert.deepEqual(own, found);
    });
  }

  test('a migrations folder that is a link, once', async (t) => {
    const scene = sceneOf(t, {
      ...Object.fromEntries(
        Object.entries(BAD).map(([path, it]) => [path.replace(/^migrations/, 'db/steps'), it]),
      ),
      migrations: { link: 'db/steps' },
    });
    assert.deepEqual(await spots(scene, 'lint'), [A, B, C]);
    assert.deepEqual(
      (await spots(scene, 'lint .')).filter((it: string) => !it.startsWith('other')),
      [A, B, C],
    );
  });

  test('links deeper down: a folder, a migration, a script, and what a glob finds', async (t) => {
    const scene = sceneOf(t, {
      'steps/1_a/up.sql': 'SELECT 1;',
      'x/steps/1_a/up.sql': 'ALTER TABLE c ADD COLUMN d char;',
      'y/a/b/migrations': { link: '../../../x/steps' },
      'y/own/migrations/1_a': { link: '../../../x/steps/1_a' },
      'y/own/migrations/2_b/up.sql': { link: '../../../../x/steps/1_a/up.sql' },
      'y/own/migrations/3_c': { link: 'nowhere' },
      'y/own/migrations/4_d/up.sql': { link: 'up.sql' },
      'y/sql/linked.sql': { link: '../../x/steps/1_a/up.sql' },
      'y/up': { link: '..' },
      y_link: { link: 'y' },
    });
    const rule = 'lint --preset none --include ban-char-field';
    const found = [
      'a/b/migrations/1_a/up.sql:1:28 ban-char-field',
      'own/migrations/1_a/up.sql:1:28 ban-char-field',
      'own/migrations/2_b/up.sql:1:28 ban-char-field',
      'own/migrations/3_c:1:1 syntax-error',
      'own/migrations/4_d/up.sql:1:1 syntax-error',
    ];
    assert.deepEqual(
      await spots(scene, `${rule} y`),
      found.map((it) => `y/${it}`),
    );
    assert.deepEqual(
      await spots(scene, `${rule} y_link`),
      found.map((it) => `y_link/${it}`),
    );
    const linked = ['y/sql/linked.sql:1:28 ban-char-field'];
    assert.deepEqual(await spots(scene, `${rule} y/sql/*.sql`), linked);
    assert.deepEqual(await spots(scene, `${rule} y/sql/linked.sql`), linked);
  });

  test('an empty path is none', async (t) => {
    const { code, err } = await callStaircase(['lint', ''], sceneOf(t));
    assert.equal(code, 2);
    assert.match(err, /^error: A path is empty\.$/m);
  });

  test('every name of Squawk may be included and excluded', async (t) => {
    const { call } = sceneOf(t);
    for (const option of ['--include', '--exclude']) {
      const { code } = await call(`lint ${option} ${SQUAWK_NAMES.join(',')} --fail-on never`);
      assert.equal(code, 0);
    }
  });

  test('a flat folder that the settings name is one of migrations', async (t) => {
    const scene = sceneOf(t, {
      '.vscode/settings.json': JSON.stringify({
        'staircase.folders': ['db/steps'],
        'staircase.lint.preset': 'none',
        'staircase.lint.rules': { 'missing-up': 'on' },
      }),
      'db/steps/1_a.up.sql': 'SELECT 1;',
      'db/steps/2_b.down.sql': 'SELECT 1;',
    });
    assert.deepEqual(await spots(scene, 'lint'), ['db/steps/2_b.down.sql:1:1 missing-up']);
    assert.deepEqual(await spots(scene, 'lint db/steps/2_b.down.sql'), [
      'db/steps/2_b.down.sql:1:1 missing-up',
    ]);
    assert.deepEqual(await spots(scene, 'lint db/steps/1_a.up.sql'), []);
  });

  test('stdin stands for a file: of no migration, of one that is there, of one that is not', async (t) => {
    const scene = sceneOf(t);
    const input = 'ALTER TABLE a DROP COLUMN b;';
    for (const path of ['x.sql', 'migrations/1_a/up.sql', 'migrations/3_c/up.sql']) {
      const found = await spots(scene, `lint --stdin-filepath ${path}`, { input });
      assert.deepEqual(found, [`${path}:1:15 ban-drop-column`]);
    }
    const down = 'lint --stdin-filepath migrations/3_c/down.sql --preset recommended';
    const wrapped = await spots(scene, `${down} --exclude missing-up`, { input });
    assert.ok(!wrapped.includes('migrations/3_c/down.sql:1:1 require-table-schema'));
  });
});

describe('.squawk.toml', () => {
  const tree = (toml: string): Tree => ({
    ...BAD,
    '.vscode/settings.json': '{}',
    'other/.squawk.toml': toml,
  });

  test('counts for what lies below it', async (t) => {
    const scene = sceneOf(t, tree('excluded_rules = ["ban-char-field", "prefer-robust-stmts"]'));
    const found = await spots(scene, 'lint other/seed.sql migrations/1_a/up.sql');
    const own = found.filter((it: string) => it.endsWith('ban-char-field'));
    assert.deepEqual(own, ['migrations/1_a/up.sql:2:7 ban-char-field']);
  });

  test('wrong values are told with their line, and the exit code is 2', async (t) => {
    const { call, directory } = sceneOf(t, tree('\nexcluded_rules = [\n"ban-chair-field"]'));
    const { code, out, err } = await call('lint other');
    const path = join(directory, 'other', '.squawk.toml');
    assert.deepEqual([code, out], [2, '']);
    assert.equal(
      err,
      `error: ${path}, line 3: there is no rule "ban-chair-field".\nWrite ban-char-field.\n`,
    );
  });

  test('so are values of another kind', async (t) => {
    const { call, directory } = sceneOf(t, tree('\npg_version = true'));
    const { code, out, err } = await call('lint other');
    const path = join(directory, 'other', '.squawk.toml');
    assert.deepEqual(
      [code, out, err],
      [2, '', `error: ${path}, line 2: pg_version is not a string.\nMend it there.\n`],
    );
  });

  test('keys that are not known are told, and no more', async (t) => {
    const { call } = sceneOf(t, tree('new_key = 1\nexcluded_paths = ["*.sql"]'));
    const { code, out, err } = await call('lint other');
    assert.deepEqual([code, out], [0, 'Nothing found in 0 files.\n']);
    assert.match(err, /^warning: .*: unknown key new_key\.\n$/);
  });

  test('settings that are not known are told, and no more', async (t) => {
    const settings = { 'staircase.lint.presett': 'strict', 'staircase.lint.colour': 'red' };
    const { call } = sceneOf(t, {
      '.vscode/settings.json': JSON.stringify(settings),
      'a.sql': 'SELECT 1;',
    });
    const { code, out, err } = await call('lint a.sql');
    assert.deepEqual([code, out], [0, 'Nothing found in 1 file.\n']);
    assert.equal(
      err,
      'warning: There is no setting staircase.lint.presett. Is staircase.lint.preset meant?\n' +
        'warning: There is no setting staircase.lint.colour.\n',
    );
  });
});

describe('--fix', () => {
  test('writes what it says, and nothing else', async (t) => {
    const { call, directory } = sceneOf(t);
    const read = (path: string): string => readFileSync(join(directory, path), 'utf8');
    chmodSync(join(directory, 'migrations/1_a/up.sql'), 0o640);
    await call('lint . --fix --include missing-if-not-exists');
    assert.equal(
      read('migrations/1_a/up.sql'),
      'CREATE TABLE IF NOT EXISTS a (\n\tname char(3),\r\n\tnote text\n);\n',
    );
    assert.equal(statSync(join(directory, 'migrations/1_a/up.sql')).mode & 0o777, 0o640);
    assert.equal(read('migrations/2_b/up.sql').split('\n')[0], 'SELECT 1;');
    assert.equal(read('migrations/1_a/down.sql'), BAD['migrations/1_a/down.sql']);
    const { code, out } = await call('lint . --fix --exclude ban-drop-column,ban-char-field');
    assert.deepEqual([code, out], [0, 'Nothing found in 5 files.\n']);
  });

  test('a file that cannot be written is told, and left as it is', async (t) => {
    if (process.getuid?.() === 0) return t.skip('root may write everywhere');
    const { call, directory } = sceneOf(t);
    const folder = join(directory, 'migrations/1_a');
    chmodSync(folder, 0o500);
    t.after(() => chmodSync(folder, 0o700));
    const { out, err } = await call('lint migrations/1_a --fix');
    assert.match(
      err,
      /^warning: migrations\/1_a\/up\.sql cannot be written: permission denied\.\n$/,
    );
    assert.ok(!out.includes('fixed'));
  });
});

describe('--since', () => {
  test('tells what is found in changed, new and bereft files', async (t) => {
    const scene = sceneOf(t, {
      '.vscode/settings.json': JSON.stringify({
        'staircase.lint.preset': 'none',
        'staircase.lint.rules': { 'ban-drop-column': 'on' },
      }),
      'migrations/1_a/up.sql': 'ALTER TABLE a DROP COLUMN b;',
      'migrations/2_b/up.sql': 'ALTER TABLE a DROP COLUMN b;',
      'migrations/3_c/up.sql': 'ALTER TABLE a DROP COLUMN b;',
      'migrations/3_c/down.sql': 'SELECT 1;',
    });
    const { directory } = scene;
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
        cwd: directory,
      });
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-q', '-m', 'all');
    assert.deepEqual(await spots(scene, 'lint --since main'), []);
    git('checkout', '-q', '-b', 'topic');
    writeFileSync(join(directory, 'migrations/1_a/up.sql'), '\nALTER TABLE a DROP COLUMN b;');
    git('commit', '-q', '-a', '-m', 'change');
    mkdirSync(join(directory, 'migrations/4_d'));
    writeFileSync(join(directory, 'migrations/4_d/up.sql'), 'ALTER TABLE a DROP COLUMN b;');
    rmSync(join(directory, 'migrations/3_c/down.sql'));
    const own = (found: readonly string[]) => found.filter((it) => it.endsWith('ban-drop-column'));
    assert.deepEqual(own(await spots(scene, 'lint --since main')), [
      'migrations/1_a/up.sql:2:15 ban-drop-column',
      'migrations/3_c/up.sql:1:15 ban-drop-column',
      'migrations/4_d/up.sql:1:15 ban-drop-column',
    ]);
    assert.deepEqual(own(await spots(scene, 'lint --since HEAD migrations/1_a')), []);
  });
});

test('--since HEAD before the first commit: everything is new', async (t) => {
  const scene = sceneOf(t);
  execFileSync('git', ['init', '-q'], { cwd: scene.directory });
  execFileSync('git', ['add', 'other'], { cwd: scene.directory });
  assert.equal((await spots(scene, 'lint . --since HEAD')).length, 4);
  const { code } = await scene.call('lint --since main');
  assert.equal(code, 2);
});

test('--since compares versions with those that are there already', async (t) => {
  const scene = sceneOf(t, {
    '.vscode/settings.json': JSON.stringify({
      'staircase.lint.preset': 'none',
      'staircase.lint.rules': { 'out-of-order-version': 'on' },
    }),
    'migrations/20240102030405_a/up.sql': 'SELECT 1;',
    'migrations/20240304050607_b/up.sql': 'SELECT 1;',
  });
  const { directory } = scene;
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: directory });
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-q', '-m', 'all');
  git('checkout', '-q', '-b', 'topic');
  mkdirSync(join(directory, 'migrations/20240203040506_c'));
  writeFileSync(join(directory, 'migrations/20240203040506_c/up.sql'), 'SELECT 1;');
  git('add', '.');
  git('commit', '-q', '-m', 'more');
  assert.deepEqual(await spots(scene, 'lint --since main'), [
    'migrations/20240203040506_c/up.sql:1:1 out-of-order-version',
  ]);
  assert.deepEqual(await spots(scene, 'lint --since HEAD'), []);
});

describe('the rules and their pages', () => {
  test('every rule has a line and an object', async (t) => {
    const { call } = sceneOf(t);
    const { out } = await call('rules --json');
    const { rules } = JSON.parse(out);
    const lines = (await call('rules')).out.trimEnd().split('\n');
    assert.equal(lines.length, rules.length);
    const { name, severity, category, preset, isFixable } = rules.find(
      (it: { name: string }) => it.name === 'ban-char-field',
    );
    assert.deepEqual(
      [name, severity, category, preset, isFixable],
      ['ban-char-field', 'warning', 'types', 'recommended', true],
    );
  });

  test('a page is printed, by the name of the rule or another', async (t) => {
    const { call } = sceneOf(t);
    const page = readFileSync('src/lint/rules/ban-char-field.md', 'utf8');
    assert.equal((await call('explain ban-char-field')).out, page);
    const { pages } = JSON.parse((await call('explain prefer-robust-stmts --json')).out);
    assert.ok(pages.length > 0);
    assert.ok(existsSync(`src/lint/rules/${pages[0].rule}.md`));
    const verdict = readFileSync('src/rehearser/verdicts/not-reversed.md', 'utf8');
    assert.equal((await call('explain not-reversed')).out, verdict);
    const unread = readFileSync('src/lint/unruled/syntax-error.md', 'utf8');
    assert.equal((await call('explain syntax-error')).out, unread);
  });
});
