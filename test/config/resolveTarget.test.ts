import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { DotenvFile } from '../../src/config/dotenv.ts';
import type { TargetResolution } from '../../src/config/folderConfig.ts';
import { resolveTarget, type TargetSources } from '../../src/config/resolveTarget.ts';
import { secretKey } from '../../src/config/secretKey.ts';
import {
  describeConnection,
  parseConnectionUrl,
} from '../../src/database/connect/connectionUrl.ts';

const ROOT = '/project';
const STAGING = { name: 'staging', url: 'postgres://deploy@db.example.com/app' };
const PRODUCTION = {
  name: 'production',
  url: 'postgres://deploy@prod.example.com/app',
  role: 'production',
  lockTimeout: 3000,
} as const;

/** Only what is connected to matters: an entry that is merely offered stands in nobody's way. */
const CRL: Partial<TargetSources> = {
  environment: { DATABASE_URL: 'postgres://me@prod.example.com/app', PGSSLCRL: '/crl.pem' },
  entries: [{ ...PRODUCTION, url: `${PRODUCTION.url}?sslrootcert=/ca.pem` }],
};

const CASES: readonly [name: string, sources: Partial<TargetSources>, expected: string][] = [
  ['nothing is set', {}, 'built-in [local] used because DATABASE_URL is not set'],
  [
    'targets are offered, but none is selected',
    { entries: [STAGING] },
    'built-in [local] used because DATABASE_URL is not set',
  ],
  [
    'the environment has a URL',
    { environment: { DATABASE_URL: 'postgres://dev@localhost/app' } },
    'local [local] postgres://dev@localhost:5432/app, DATABASE_URL from the environment',
  ],
  [
    'environment and .env have one',
    {
      environment: { DATABASE_URL: 'postgres://dev@localhost/app' },
      dotenv: dotenv('.env', 'postgres://dev@localhost/other'),
    },
    'local [local] postgres://dev@localhost:5432/app, DATABASE_URL from the environment',
  ],
  [
    '.env at the root has one',
    { dotenv: dotenv('.env', 'postgres://dev@localhost/app') },
    'local [local] postgres://dev@localhost:5432/app, DATABASE_URL from .env',
  ],
  [
    '.env below the root has one, elsewhere',
    { dotenv: dotenv('crates/server/.env', 'postgres://dev@db.example.com/app') },
    'db.example.com/app [guarded] postgres://dev@db.example.com:5432/app, DATABASE_URL from .env in crates/server',
  ],
  [
    'sqlx.toml names another variable',
    {
      variable: 'LEDGER_URL',
      environment: {
        DATABASE_URL: 'postgres://dev@localhost/app',
        LEDGER_URL: 'postgres://dev@localhost/ledger',
      },
    },
    'local [local] postgres://dev@localhost:5432/ledger, LEDGER_URL from the environment',
  ],
  [
    'a target is selected',
    {
      selected: 'staging',
      entries: [STAGING],
      environment: { DATABASE_URL: 'postgres://dev@localhost/app' },
    },
    'staging [guarded] postgres://deploy@db.example.com:5432/app, selected for this folder',
  ],
  [
    'the built-in database is selected',
    { selected: 'built-in', environment: { DATABASE_URL: 'postgres://dev@localhost/app' } },
    'built-in [local] selected for this folder',
  ],
  [
    'DATABASE_URL leads to a database that is declared as production',
    {
      entries: [PRODUCTION],
      environment: { DATABASE_URL: 'postgres://me@PROD.example.com:5432/app' },
    },
    'production [production] postgres://me@PROD.example.com:5432/app, DATABASE_URL from the environment',
  ],
  [
    'two entries declare it: the stricter counts',
    {
      entries: [{ ...PRODUCTION, name: 'mine', role: 'local' }, PRODUCTION],
      environment: { DATABASE_URL: 'postgres://me@prod.example.com/app' },
    },
    'production [production] postgres://me@prod.example.com:5432/app, DATABASE_URL from the environment',
  ],
  [
    'an entry says local of a server elsewhere',
    { selected: 'staging', entries: [{ ...STAGING, role: 'local' }] },
    'staging [local] postgres://deploy@db.example.com:5432/app, selected for this folder',
  ],
  [
    'an entry for another database has the name local',
    {
      entries: [{ ...STAGING, name: 'local' }],
      environment: { DATABASE_URL: 'postgres://dev@localhost/app' },
    },
    'localhost/app [local] postgres://dev@localhost:5432/app, DATABASE_URL from the environment',
  ],
  [
    'PG variables fill what the URL leaves open, those of .env too',
    {
      environment: { DATABASE_URL: 'postgres://localhost', PGUSER: 'dev' },
      dotenv: { files: [file('.env', { PGDATABASE: 'app', PGUSER: 'other' })], problems: [] },
    },
    'local [local] postgres://dev@localhost:5432/app, DATABASE_URL from the environment',
  ],
  [
    'a variable is of no use for the entry that declares the database',
    CRL,
    'production [production] postgres://me@prod.example.com:5432/app, DATABASE_URL from the environment',
  ],
];

suite('the target of a folder when', () => {
  for (const [name, sources, expected] of CASES) {
    test(name, async () => assert.equal(inWords(await resolve(sources)), expected));
  }
});

const PROBLEMS: readonly [name: string, sources: Partial<TargetSources>, message: RegExp][] = [
  [
    'the selected target is gone',
    { selected: 'staging', environment: { DATABASE_URL: 'postgres://dev@localhost/app' } },
    /^The target "staging" is selected for this folder, but staircase\.targets offers none/,
  ],
  [
    "the environment's URL cannot be read",
    {
      environment: { DATABASE_URL: 'mysql://dev:hunter2@localhost/app' },
      dotenv: dotenv('.env', 'postgres://dev@localhost/app'),
    },
    /^DATABASE_URL from the environment: /,
  ],
  [
    "the URL in .env is another database's",
    { dotenv: dotenv('.env', 'sqlite://dev:hunter2@x') },
    /^DATABASE_URL from \.env: /,
  ],
  [
    'it is set to nothing',
    { environment: { DATABASE_URL: ' ' } },
    /from the environment is empty\.$/,
  ],
  [
    '.env sets it to nothing',
    { dotenv: dotenv('.env', '') },
    /^DATABASE_URL from \.env is empty\.$/,
  ],
  [
    'a nearer .env cannot be read',
    {
      dotenv: {
        ...dotenv('.env', 'postgres://dev@localhost/app'),
        problems: [{ message: 'a/.env cannot be read (EACCES).', advice: 'Mend it.' }],
      },
    },
    /cannot be read \(EACCES\)/,
  ],
  [
    'a variable would lead libpq elsewhere',
    {
      environment: { DATABASE_URL: 'postgres://dev:hunter2@localhost/app', PGSERVICE: 'live' },
    },
    /^DATABASE_URL from the environment: .*the variable PGSERVICE is not supported/,
  ],
  [
    'one in .env would',
    {
      dotenv: {
        files: [file('.env', { DATABASE_URL: 'postgres://dev@localhost/app', PGSERVICE: 'live' })],
        problems: [],
      },
    },
    /^DATABASE_URL from \.env: .*the variable PGSERVICE is not supported/,
  ],
  [
    'a variable asks of the selected target what cannot be given',
    { selected: 'staging', entries: [STAGING], environment: { PGREQUIREAUTH: 'scram-sha-256' } },
    /^The target "staging": .*the variable PGREQUIREAUTH is not supported/,
  ],
];

suite('never another database instead, but a problem when', () => {
  for (const [name, sources, message] of PROBLEMS) {
    test(name, async () => {
      const resolution = await resolve(sources);
      assert.equal(resolution.kind, 'problem');
      if (resolution.kind !== 'problem') return;
      assert.match(resolution.problem.message, message);
      assert.notEqual(resolution.problem.advice, '');
      assert.doesNotMatch(JSON.stringify(resolution), /hunter2/);
    });
  }
});

const VERIFIED = 'postgres://deploy@db.example.com/app?sslmode=verify-full&sslrootcert=/ca.pem';

const EDITED: readonly [name: string, url: string][] = [
  ['not at all', VERIFIED],
  ['another host', VERIFIED.replace('db.example', 'evil.example')],
  ['another address behind the host', `${VERIFIED}&hostaddr=6.6.6.6`],
  ['another port', VERIFIED.replace('.com', '.com:6432')],
  ['another database', VERIFIED.replace('/app', '/other')],
  ['another user', VERIFIED.replace('deploy', 'root')],
  ['without encryption', VERIFIED.replace('verify-full', 'disable')],
  ['whoever owns the host', VERIFIED.replace('verify-full', 'require')],
  ['another authority', VERIFIED.replace('/ca.pem', '/evil.pem')],
  ['another demand on the server', `${VERIFIED}&channel_binding=require`],
];

suite('passwords', () => {
  test("an entry's comes from the secret storage, before PGPASSWORD", async () => {
    const environment = { PGPASSWORD: 'general' };
    const kept = passwordFor('staging', STAGING.url, 'kept');
    const sources = { selected: 'staging', entries: [STAGING], environment };
    assert.equal(passwordOf(await resolve({ ...sources, passwordOf: kept })), 'kept');
    assert.equal(passwordOf(await resolve(sources)), 'general');
  });

  for (const [name, url] of EDITED) {
    test(`an entry that was edited to point elsewhere does not get it: ${name}`, async () => {
      const entries = [{ name: 'staging', url }];
      const passwordOfEntry = passwordFor('staging', VERIFIED, 'kept');
      const resolution = await resolve({
        selected: 'staging',
        entries,
        passwordOf: passwordOfEntry,
      });
      assert.equal(passwordOf(resolution), url === VERIFIED ? 'kept' : undefined);
    });
  }

  test("a URL's own counts before one that was typed and kept for it", async () => {
    const url = 'postgres://dev@db.example.com/app';
    const kept = passwordFor('db.example.com/app', url, 'kept');
    const of = (DATABASE_URL: string) =>
      resolve({ environment: { DATABASE_URL }, passwordOf: kept });
    assert.equal(passwordOf(await of(url)), 'kept');
    assert.equal(passwordOf(await of('postgres://dev:own@db.example.com/app')), 'own');
  });
});

test("a target's timeouts are those of its entry, in milliseconds", async () => {
  const resolution = await resolve({ selected: 'production', entries: [PRODUCTION] });
  assert.ok(resolution.kind === 'target' && resolution.target.kind === 'server');
  assert.equal(resolution.target.lockTimeout, 3000);
  assert.equal(resolution.target.statementTimeout, undefined);
});

function resolve(sources: Partial<TargetSources>): Promise<TargetResolution> {
  return resolveTarget({
    root: ROOT,
    entries: [],
    environment: {},
    dotenv: { files: [], problems: [] },
    variable: 'DATABASE_URL',
    passwordOf: async () => undefined,
    ...sources,
  });
}

function file(path: string, values: Readonly<Record<string, string>>): DotenvFile {
  const text = Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
  return { path: `${ROOT}/${path}`, text, values };
}

function dotenv(path: string, url: string) {
  return { files: [file(path, { DATABASE_URL: url })], problems: [] };
}

function passwordFor(name: string, url: string, password: string): TargetSources['passwordOf'] {
  const wanted = secretKey(name, parseConnectionUrl(url, {}));
  return async (key) => (key === wanted ? password : undefined);
}

function passwordOf(resolution: TargetResolution): string | undefined {
  assert.ok(resolution.kind === 'target' && resolution.target.kind === 'server');
  return resolution.target.connection.password;
}

function inWords(resolution: TargetResolution): string {
  assert.equal(resolution.kind, 'target');
  if (resolution.kind !== 'target') return '';
  const { target, origin } = resolution;
  const place = target.kind === 'server' ? `${describeConnection(target.connection)}, ` : '';
  return `${target.name} [${target.role}] ${place}${origin}`;
}
