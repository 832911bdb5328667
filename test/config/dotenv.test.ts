import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { fileThatSets, readDotenv, unreadableLine, withDotenv } from '../../src/config/dotenv.ts';
import { workspaceOf } from './workspace.ts';

const CASES: readonly [name: string, text: string, value: string | undefined][] = [
  ['plain', 'URL=postgres://localhost/a', 'postgres://localhost/a'],
  ['with export and quotes', 'export URL="postgres://localhost/a"', 'postgres://localhost/a'],
  ['with a comment after it', "URL='postgres://localhost/a' # mine", 'postgres://localhost/a'],
  ['with carriage returns', 'A=1\r\nURL=postgres://localhost/a\r\n', 'postgres://localhost/a'],
  ['behind a byte order mark', '\u{feff}URL=postgres://localhost/a', 'postgres://localhost/a'],
  ['commented out', '# URL=postgres://localhost/a', undefined],
  ['made of other variables', `DB=a\nURL=postgres://\${HOST}/$DB`, 'postgres://box/a'],
  [
    'with a dollar that names nothing',
    `URL=postgres://u:pa$$word\${x}@h/a`,
    `postgres://u:pa$$word\${x}@h/a`,
  ],
  ['twice, of which the first counts, as for sqlx', 'URL=first\nURL=second', 'first'],
  ['in single quotes, where a dollar is a dollar', "X=1\nURL='pa$X'", 'pa$X'],
  ['in double quotes, where a name is replaced', 'X=1\nURL="pa$X"', 'pa1'],
  ['with a dollar behind a backslash', 'X=1\nURL="a\\$X"b\\$X', 'a$Xb$X'],
  ['with quotes within', `URL=postgres://h/a"b c"'d'`, 'postgres://h/ab cd'],
  ['with a hash that begins no comment', 'URL=postgres://h/a#b', 'postgres://h/a#b'],
  ['of several lines', 'URL="a\nURL=b"\n', 'a\nURL=b'],
  ['empty', 'URL=\nA=1', ''],
  ["as Node's programs take it, too", 'URL: postgres://h/a', 'postgres://h/a'],
  ['with a dollar that names what every object has', 'URL=$toString', '$toString'],
];

suite('a value in .env', () => {
  for (const [name, text, value] of CASES) {
    test(name, async (t) => {
      const root = workspaceOf(t, { '.env': text });
      const dotenv = await readDotenv(root, root, { HOST: 'box' });
      assert.equal(fileThatSets(dotenv, 'URL')?.values['URL'], value);
      assert.equal(unreadableLine(dotenv, 'URL'), undefined);
    });
  }
});

suite('which .env counts', () => {
  test('the nearest from the migrations folder up to the root, variable by variable', async (t) => {
    const root = workspaceOf(t, {
      '.env': 'URL=far\nONLY=far',
      'crates/server/.env': 'URL=near',
      'crates/server/migrations/': '',
      'crates/other/.env': 'URL=other',
    });
    const dotenv = await readDotenv(join(root, 'crates/server/migrations'), root, {});
    assert.equal(fileThatSets(dotenv, 'URL')?.path, join(root, 'crates/server/.env'));
    assert.equal(fileThatSets(dotenv, 'ONLY')?.path, join(root, '.env'));
    assert.deepEqual(withDotenv({}, dotenv), { URL: 'near', ONLY: 'far' });
  });

  test('none above the root', async (t) => {
    const outer = workspaceOf(t, { '.env': 'URL=outside', 'root/migrations/': '' });
    const root = join(outer, 'root');
    assert.deepEqual((await readDotenv(join(root, 'migrations'), root, {})).files, []);
  });

  test('it never overrides the environment, not even an empty variable', async (t) => {
    const root = workspaceOf(t, { '.env': 'A=file\nB=file\nC=file' });
    const dotenv = await readDotenv(root, root, {});
    const environment = { A: 'process', B: '', C: undefined };
    assert.deepEqual(withDotenv(environment, dotenv), { A: 'process', B: '', C: 'file' });
  });

  test('a directory called .env is no file', async (t) => {
    const root = workspaceOf(t, { '.env/bin/python': '' });
    assert.deepEqual(await readDotenv(root, root, {}), { files: [], problems: [] });
  });
});

suite('a .env that cannot be used is told', () => {
  test('not UTF-8', async (t) => {
    const root = workspaceOf(t, { '.env': Buffer.from('URL=\xff', 'latin1') });
    const { problems } = await readDotenv(root, root, {});
    assert.match(problems[0]?.message ?? '', /\.env is not UTF-8/);
    assert.equal(problems[0]?.path, join(root, '.env'));
  });

  test('no right to read it', {
    skip: process.getuid?.() === 0 && 'root may read all',
  }, async (t) => {
    const root = workspaceOf(t, { '.env': 'URL=a' });
    chmodSync(join(root, '.env'), 0);
    const { problems } = await readDotenv(root, root, {});
    assert.match(problems[0]?.message ?? '', /cannot be read \(EACCES\)/);
  });

  for (const [name, text] of [
    ['no equals sign', 'A=1\nURL postgres://localhost/a'],
    ['a quote that does not end', 'A=1\nURL="postgres://localhost/a\nB=2'],
  ] as const) {
    test(name, async (t) => {
      const root = workspaceOf(t, { '.env': text });
      const problem = unreadableLine(await readDotenv(root, root, {}), 'URL');
      assert.equal(problem?.line, 2);
      assert.match(problem?.message ?? '', /^URL in .*\.env, line 2, cannot be read\.$/);
    });
  }
});
