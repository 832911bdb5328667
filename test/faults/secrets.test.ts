import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { callStaircase } from '../cli/callStaircase.ts';
import { settingsFor, TWO } from '../cli/scene.ts';
import { makeTree, type Tree } from '../migrations/makeTree.ts';
import { useServer } from '../support/postgres.ts';
import { runProgram, STAIRCASE } from '../support/program.ts';
import { openSession, withSession } from './support/engineRun.ts';
import { percentEncoded, sqlLiteral } from './support/printablePassword.ts';

/** Whatever is cut out of the password, this is in the middle of it. */
const CORE = 'Kx7Qz9';
const PASSWORD = `a${CORE}:/?#[]@!$&'()*+,;= "<>\\^\`{|}~%${CORE}`;

const server = useServer(
  { hba: ['host all keeper 127.0.0.1/32 scram-sha-256'] },
  async (started) => {
    await withSession(started.url(), (session) =>
      session.script(`CREATE ROLE keeper LOGIN SUPERUSER PASSWORD ${sqlLiteral(PASSWORD)}`),
    );
  },
);

/** What every person, pipe, log and file may read: nothing in it is the password. */
const LINES: readonly string[] = [
  'database check',
  'database create',
  'database setup',
  'migrate list',
  'migrate run --dry-run',
  'migrate run',
  'migrate verify',
  'migrate validate',
  'migrate list --revert',
  'migrate redo',
  'migrate revert',
  'migrate skip --target-version 2',
  'migrate repair 1',
  'migrate link',
  'migrate import --from flyway',
  'migrate run --target-version 9',
  'database reset --yes',
  'database drop --yes',
  'migrate nonsense',
  '--help',
];

for (const [title, change] of Object.entries<(url: URL) => void>({
  'the database that is meant': () => undefined,
  'a wrong password': (url) => {
    url.password = percentEncoded(`${CORE}wrong`);
  },
  'a database that is not there': (url) => {
    url.pathname = '/nowhere';
  },
  'a port that nobody listens at': (url) => {
    url.port = '1';
  },
  'TLS that the server has not': (url) => {
    url.searchParams.set('sslmode', 'verify-full');
  },
  'an option that the server refuses': (url) => {
    url.searchParams.set('options', '-c nonsense=1');
  },
})) {
  test(`no command prints the password: ${title}`, async (t) => {
    const url = new URL(await server.createDatabase());
    url.username = 'keeper';
    url.password = percentEncoded(PASSWORD);
    change(url);
    for (const json of ['', ' --json']) {
      const environment = { DATABASE_URL: url.href, PGPASSFILE: '/nonexistent' };
      await assertSilent(
        t,
        LINES.map((line) => `${line}${json} --connect-timeout 0`),
        environment,
      );
    }
  });
}

test('nor where its characters break the URL in pieces', async (t) => {
  const single = [...'/?#[]@:%&=+ \\"<>^`{|},;'].map((it) => [it, it] as const);
  const mixed = ['@/', '@?', '@#', ':/', '/?', '?/'].map((it) => [...it] as const);
  for (const [first, second] of [...single, ...mixed]) {
    const url = `postgres://keeper:${first}${CORE}${second}${CORE}@127.0.0.1:${server.port}/postgres`;
    const environment = { DATABASE_URL: url, PGPASSFILE: '/nonexistent' };
    await assertSilent(
      t,
      ['migrate list --connect-timeout 1', 'database check --json --connect-timeout 1'],
      environment,
    );
  }
});

test('nor from settings, .env or the environment of a target that has a name', async (t) => {
  const url = `postgres://keeper:${percentEncoded(PASSWORD)}@127.0.0.1:${server.port}/postgres`;
  const files = {
    '.vscode/settings.json': settingsFor(url, 'production'),
    '.env': `DATABASE_URL=${url}\n`,
  };
  const lines = [
    'migrate run --target live',
    'migrate revert --target live',
    'migrate reset --target live --yes',
    'database drop --target live --yes',
    'migrate run --target other',
    'migrate list',
  ];
  await assertSilent(t, lines, { PGPASSWORD: PASSWORD, PGPASSFILE: '/nonexistent' }, files);
});

test('nor does the process itself, whatever it dies of', async (t) => {
  const cwd = makeTree(t, { ...TWO, 'migrations/3_c/up.sql': 'SELECT nope' });
  const url = `postgres://keeper:${percentEncoded(PASSWORD)}@127.0.0.1:${server.port}/postgres`;
  for (const args of [
    ['migrate', 'run'],
    ['migrate', 'run', '--json'],
    ['database', 'check'],
    ['migrate', 'list', '-D', `${url}?sslmode=require`],
  ]) {
    const { stdout, stderr } = await runProgram(STAIRCASE, args, {
      cwd,
      env: { DATABASE_URL: url },
    });
    assertNoSecret(`${stdout}${stderr}`, args.join(' '));
  }
});

test('nor has an error it anywhere within, where a log would print all of it', async () => {
  const url = (user: string, password: string) =>
    `postgres://${user}:${percentEncoded(password)}@127.0.0.1:${server.port}/postgres`;
  const failures: readonly (() => Promise<unknown>)[] = [
    () => openSession(url('keeper', `${CORE}wrong`)),
    () => openSession(`${url('keeper', PASSWORD)}x`),
    () => openSession(`${url('keeper', PASSWORD)}?sslmode=require`),
    () => withSession(url('keeper', PASSWORD), (session) => session.query('SELECT nope')),
    () =>
      withSession(url('keeper', PASSWORD), (session) =>
        session.query('SELECT pg_terminate_backend(pg_backend_pid())'),
      ),
  ];
  for (const fail of failures) {
    const error = await fail().then(
      () => assert.fail('does not fail'),
      (reason) => reason,
    );
    assertNoSecret(inspect(error, { depth: null, showHidden: true }), `${error}`);
  }
});

async function assertSilent(
  t: Parameters<typeof makeTree>[0],
  lines: readonly string[],
  environment: Readonly<Record<string, string>>,
  files: Tree = {},
): Promise<void> {
  const directory = makeTree(t, { ...TWO, ...files });
  for (const line of lines) {
    const { code, out, err, asked } = await callStaircase(line, { directory, environment });
    assert.ok([0, 1, 2].includes(code), line);
    assertNoSecret(`${out}${err}${asked}`, line);
  }
}

function assertNoSecret(text: string, line: string): void {
  for (const secret of [CORE, percentEncoded(CORE), encodeURIComponent(PASSWORD)]) {
    assert.ok(!text.includes(secret), `${line} prints a part of the password: ${inspect(text)}`);
  }
}
