import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { suite, test } from 'node:test';
import { makeTree, type Tree } from '../migrations/makeTree.ts';
import { callStaircase } from './callStaircase.ts';
import { TWO } from './scene.ts';

/** Nothing listens there, so that the failure tells which database was meant. */
const AT = 'postgres://127.0.0.1:1';

const SETTINGS = `{
  // as the editor writes it
  "staircase.targets": [{ "name": "live", "url": "${AT}/by_target" }],
}`;

type Case = readonly [
  name: string,
  files: Tree,
  line: string,
  environment: Readonly<Record<string, string>>,
  expected: string,
];

const NAMED: readonly Case[] = [
  ['-D before all', {}, `migrate list -D ${AT}/by_flag`, { DATABASE_URL: `${AT}/env` }, 'by_flag'],
  [
    'the environment before .env',
    { '.env': `DATABASE_URL=${AT}/dotenv` },
    'migrate list',
    { DATABASE_URL: `${AT}/by_environment` },
    'by_environment',
  ],
  ['.env', { '.env': `DATABASE_URL=${AT}/by_dotenv` }, 'migrate list', {}, 'by_dotenv'],
  [
    'the .env nearer to the migrations',
    { '.env': `DATABASE_URL=${AT}/far`, 'migrations/.env': `DATABASE_URL=${AT}/near` },
    'migrate list',
    {},
    'near',
  ],
  [
    'the variable that sqlx.toml names',
    { 'sqlx.toml': '[common]\ndatabase-url-var = "OTHER"' },
    'migrate list',
    { DATABASE_URL: `${AT}/wrong`, OTHER: `${AT}/by_other` },
    'by_other',
  ],
  [
    'the same, of another file',
    { 'x/my.toml': '[common]\ndatabase-url-var = "OTHER"' },
    'migrate list --config x/my.toml',
    { DATABASE_URL: `${AT}/wrong`, OTHER: `${AT}/by_other` },
    'by_other',
  ],
  [
    '--target, though DATABASE_URL is set',
    { '.vscode/settings.json': SETTINGS },
    'migrate list --target live',
    { DATABASE_URL: `${AT}/environment` },
    'by_target',
  ],
];

const UNNAMED: readonly Case[] = [
  ['nothing says which', {}, 'migrate run', {}, '`--database-url` or `DATABASE_URL` must be set'],
  [
    'an empty secret',
    { '.env': `DATABASE_URL=${AT}/dotenv` },
    'migrate run',
    { DATABASE_URL: '' },
    'DATABASE_URL from the environment is empty',
  ],
  [
    'a .env that is not to be read',
    { '.env': `DATABASE_URL=${AT}/dotenv` },
    'migrate run --no-dotenv',
    {},
    'must be set',
  ],
  [
    'the same, said before the command',
    { '.env': `DATABASE_URL=${AT}/dotenv` },
    '--no-dotenv migrate run',
    {},
    'must be set',
  ],
  ['a target nobody has written', {}, 'migrate run --target live', {}, 'no target "live"'],
  ['two ways at once', {}, `migrate run --target live -D ${AT}/d`, {}, 'cannot be used with'],
  ['no URL', {}, 'migrate run -D nonsense', {}, '--database-url'],
  [
    'settings that are not JSON',
    { '.vscode/settings.json': '{"staircase.targets": [' },
    `migrate run -D ${AT}/d`,
    {},
    'settings.json, line 1, is not JSON',
  ],
  [
    'a target that cannot be read, where its role would protect',
    {
      '.vscode/settings.json': `{"staircase.targets": [{"name": "x", "url": "postgres://u:s3cret@h/d"}]}`,
    },
    `migrate revert -D ${AT}/d`,
    {},
    '"x" is not offered',
  ],
  [
    'an sqlx.toml that sqlx would refuse',
    { 'sqlx.toml': '[migrate]\ntabel-name = "x"' },
    `migrate run -D ${AT}/d`,
    {},
    'tabel-name',
  ],
];

suite('the database is the one that was named', () => {
  for (const [name, files, line, environment, database] of NAMED) {
    test(name, async (t) => {
      const directory = makeTree(t, { ...TWO, ...files });
      const called = await callStaircase(`${line} --connect-timeout 0`, { directory, environment });
      assert.equal(called.code, 1);
      assert.match(called.err, new RegExp(`127\\.0\\.0\\.1:1/${database}:`));
    });
  }
});

test('a target that cannot be read is told, and hinders no run', async (t) => {
  const broken = '{"staircase.targets": [{"name": "x", "url": "postgres://h/d", "role": "prod"}]}';
  const directory = makeTree(t, { ...TWO, '.vscode/settings.json': broken });
  const line = `migrate run -D ${AT}/d --connect-timeout 0`;
  const { code, err } = await callStaircase(line, { directory });
  assert.equal(code, 1);
  assert.match(err, /warning: .*"x" is not offered.*nothing accepts connections/s);
});

test('what the call says of waiting goes before what URL and environment say', async (t) => {
  const silent = createServer().listen(0, '127.0.0.1');
  t.after(() => silent.close());
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const line = `migrate list -D postgres://127.0.0.1:${port}/d?connect_timeout=600 --connect-timeout 1`;
  const environment = { PGCONNECT_TIMEOUT: '600' };
  const { code, out } = await callStaircase(line, { directory: makeTree(t, TWO), environment });
  assert.equal(code, 1);
  assert.match(out, /no answer in time \(1 s\)/);
});

test('a folder that is not there is told at once, while the database is still waited for', {
  timeout: 30_000,
}, async (t) => {
  const line = `migrate list -D ${AT}/d --connect-timeout 60`;
  const { code, out } = await callStaircase(line, { directory: makeTree(t, { 'a.txt': '' }) });
  assert.deepEqual(
    [code, out],
    [1, 'error: while resolving migrations: error canonicalizing path migrations\n'],
  );
});

suite('where none is named, nothing connects, and the exit code is 2', () => {
  for (const [name, files, line, environment, expected] of UNNAMED) {
    test(name, async (t) => {
      const directory = makeTree(t, { ...TWO, ...files });
      const { code, out, err } = await callStaircase(line, { directory, environment });
      assert.deepEqual([code, `${out}${err}`.includes(expected)], [2, true], `${out}${err}`);
      assert.ok(!`${out}${err}`.includes('s3cret'));
    });
  }
});
