import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBuiltIn } from '../../src/database/embedded/openBuiltIn.ts';
import type { Session } from '../../src/database/session.ts';
import { type CheckOptions, checkDatabase } from '../../src/engine/database/checkDatabase.ts';
import { checkRemarks } from '../../src/engine/database/checkRemarks.ts';
import type { DatabaseCheck } from '../../src/engine/database/databaseCheck.ts';
import { lockId } from '../../src/engine/lock/lock.ts';
import { useBuiltIn } from '../support/builtIn.ts';
import { migrations } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';
import { LEDGER, open, runOn } from './support/scene.ts';

const server = useServer(
  { tls: { cert: pem('server.crt'), key: pem('server.key'), ca: pem('authority.crt') } },
  async (started) => {
    await started.createDatabase('roles');
  },
);
const place = useBuiltIn();

const OPTIONS: CheckOptions = { ledgerName: LEDGER, createSchemas: [] };

test('a database that has been migrated', async (t) => {
  const session = await open(t, await server.createDatabase('app'));
  await runOn(session, migrations(1n, 2n));
  const check = await checkOn(session);
  const right = (name: string) => ({ name, on: 'TABLE "public"."_sqlx_migrations"', isHeld: true });
  assert.match(check.server.version, /^\d+\.\d/);
  assert.deepEqual(check, {
    server: check.server,
    database: 'app',
    role: 'postgres',
    encryption: 'TLSv1.3',
    isSocket: false,
    pooling: 'none',
    isReplica: false,
    isReadOnly: false,
    searchPath: [
      { name: 'postgres', isUsable: false },
      { name: 'public', isUsable: true },
    ],
    ledger: {
      name: LEDGER,
      location: { schema: 'public', table: LEDGER },
      rows: { count: 2, failed: 0 },
      others: [],
    },
    privileges: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'].map(right),
  });
  assert.deepEqual(checkRemarks(check), { problems: [], warnings: [] });
});

interface Case {
  readonly title: string;
  /** Run as superuser before, maybe with a SET at the end that the check is made under. */
  readonly before: string;
  readonly options?: Partial<CheckOptions>;
  readonly problems?: readonly RegExp[];
  readonly warnings?: readonly RegExp[];
  readonly rights?: readonly string[];
}

const MAKE = `CREATE TABLE _sqlx_migrations (version bigint PRIMARY KEY, description text NOT NULL,
  installed_on timestamptz NOT NULL DEFAULT now(), success boolean NOT NULL, checksum bytea NOT NULL,
  execution_time bigint NOT NULL);`;

const CASES: readonly Case[] = [
  {
    title: 'an empty database, whose ledger is still to be created',
    before: '',
    rights: ['USAGE on SCHEMA "public"', 'CREATE on SCHEMA "public"'],
  },
  {
    title: 'a role that may not create the ledger',
    before: 'CREATE ROLE no_create; SET ROLE no_create',
    problems: [
      /^no_create lacks CREATE on SCHEMA "public": GRANT CREATE ON SCHEMA "public" TO "no_create";$/,
    ],
    rights: ['USAGE on SCHEMA "public"', 'CREATE on SCHEMA "public" missing'],
  },
  {
    title: 'a role that may read the ledger alone',
    before: `${MAKE} CREATE ROLE reader; GRANT SELECT ON _sqlx_migrations TO reader; SET ROLE reader`,
    problems: [
      /^reader lacks INSERT, UPDATE, DELETE on TABLE "public"\."_sqlx_migrations": GRANT /,
    ],
  },
  {
    title: 'a role that may not even read it',
    before: `${MAKE} CREATE ROLE nobody; SET ROLE nobody`,
    problems: [/^nobody lacks SELECT, INSERT, UPDATE, DELETE on TABLE/],
  },
  {
    title: 'schemas to be created, by a role that may not',
    before: 'CREATE ROLE no_schema; CREATE SCHEMA there; SET ROLE no_schema',
    options: { createSchemas: ['there', '"New One"'], ledgerName: '"New One".ledger' },
    problems: [/^no_schema lacks CREATE on DATABASE "test_\d+": GRANT CREATE ON DATABASE/],
    rights: ['CREATE on DATABASE missing'],
  },
  {
    title: 'a ledger in a schema that nobody makes',
    before: '',
    options: { ledgerName: 'nowhere.ledger' },
    problems: [
      /^There is no schema for the ledger nowhere\.ledger\. Create it, name it in create-schemas/,
    ],
    rights: [],
  },
  {
    title: 'a search_path without a schema that is there',
    before: 'SET search_path = app, "Data"',
    problems: [
      /^There is no schema for the ledger _sqlx_migrations\. .* or correct search_path\.$/,
    ],
  },
  {
    title: 'a table of that name that is no ledger',
    before: 'CREATE TABLE _sqlx_migrations (version bigint)',
    problems: [/^public\._sqlx_migrations is no ledger: it lacks description text/],
  },
  {
    title: 'a migration that has failed',
    before: `${MAKE} INSERT INTO _sqlx_migrations VALUES (1, 'one', now(), false, '', -1)`,
    problems: [/^1 row of the ledger says success = false: /],
  },
  {
    title: 'a second ledger',
    before: `${MAKE} CREATE SCHEMA tenant; CREATE TABLE tenant._sqlx_migrations (LIKE _sqlx_migrations)`,
    warnings: [
      /^There are other ledgers of this name: tenant\._sqlx_migrations; public\._sqlx_migrations is used/,
    ],
  },
  {
    title: 'a session that is read-only by its settings',
    before: 'SET default_transaction_read_only = on',
    problems: [/^Transactions are read-only here \(default_transaction_read_only is on\)/],
  },
];

suite('what is missing is told with its cure', () => {
  for (const { title, before, options, problems = [], warnings = [], rights } of CASES) {
    test(title, async (t) => {
      const session = await open(t, await server.createDatabase());
      await session.script(before);
      const check = await checkOn(session, options);
      const found = checkRemarks(check);
      assertAll(found.problems, problems);
      assertAll(found.warnings, warnings);
      if (rights) assert.deepEqual(check.privileges.map(rightText), rights);
    });
  }
});

test('the statement that grants what is missing does so', async (t) => {
  const session = await open(t, await server.createDatabase());
  await session.script(`${MAKE} CREATE ROLE "The App"; SET ROLE "The App"`);
  const [problem = ''] = checkRemarks(await checkOn(session)).problems;
  await session.script(`RESET ROLE; ${problem.slice(problem.indexOf('GRANT'))} SET ROLE "The App"`);
  assert.deepEqual(checkRemarks(await checkOn(session)).problems, []);
});

test('who logged in as another role than the one whose rights count is told as well', async (t) => {
  const session = await open(t, server.url('roles'));
  await session.script('CREATE ROLE owner; SET ROLE owner');
  const { role, login } = await checkOn(session);
  assert.deepEqual([role, login], ['owner', 'postgres']);
});

test('a search_path with capitals, commas and quotes in its names', async (t) => {
  const session = await open(t, await server.createDatabase());
  await session.script(`CREATE SCHEMA "A, b"; SET search_path = "A, b", "say ""x""", Public`);
  assert.deepEqual((await checkOn(session)).searchPath, [
    { name: 'A, b', isUsable: true },
    { name: 'say "x"', isUsable: false },
    { name: 'public', isUsable: true },
  ]);
});

test('who runs migrations at the moment is told', async (t) => {
  const url = await server.createDatabase('locked');
  const other = await open(t, url, 'their-server');
  await other.tryLock(lockId('locked'));
  const { lockHolder } = await checkOn(await open(t, url));
  assert.equal(lockHolder?.processId, other.processId);
  assert.equal(lockHolder?.applicationName, 'their-server');
});

test('without TLS, and over the unix socket', async (t) => {
  const plain = await checkOn(await open(t, `${server.url()}?sslmode=disable`));
  const socket = `postgres://postgres@/postgres?host=${server.socketDirectory}&port=${server.port}`;
  const local = await checkOn(await open(t, socket));
  assert.deepEqual([plain.encryption, plain.isSocket], [undefined, false]);
  assert.deepEqual([local.encryption, local.isSocket], [undefined, true]);
});

test('the built-in database', async (t) => {
  const target = { kind: 'built-in', name: 'built-in', role: 'local', workspace: '/w' } as const;
  const session = await openBuiltIn(target, place.environment, { applicationName: 'staircase' });
  t.after(() => session.close());
  await runOn(session, migrations(1n));
  const check = await checkOn(session);
  assert.deepEqual(check.ledger.rows, { count: 1, failed: 0 });
  assert.deepEqual(checkRemarks(check), { problems: [], warnings: [] });
});

test('a server older than our statements is told so, and asked nothing further', async () => {
  const asked: string[] = [];
  const session = {
    script: async () => 'open',
    query: async (sql: string) => {
      asked.push(sql);
      return [{ version: '11.22', number: '110022' }];
    },
  } as unknown as Session;
  const check = await checkDatabase(session, OPTIONS);
  assert.equal(asked.length, 1);
  assertAll(checkRemarks(check).problems, [/^PostgreSQL 11\.22 is too old: Staircase needs 12/]);
});

async function checkOn(session: Session, options?: Partial<CheckOptions>): Promise<DatabaseCheck> {
  const check = await checkDatabase(session, { ...OPTIONS, ...options });
  assert.ok(!('tooOld' in check));
  return check;
}

function assertAll(found: readonly string[], patterns: readonly RegExp[]): void {
  assert.equal(found.length, patterns.length, found.join('\n'));
  for (const [at, pattern] of patterns.entries()) assert.match(found[at] ?? '', pattern);
}

function rightText({ name, on, isHeld }: DatabaseCheck['privileges'][number]): string {
  const where = on.startsWith('DATABASE') ? 'DATABASE' : on;
  return `${name} on ${where}${isHeld ? '' : ' missing'}`;
}

function pem(name: string): string {
  return fileURLToPath(new URL(`../fixtures/tls/${name}`, import.meta.url));
}
