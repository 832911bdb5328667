import assert from 'node:assert/strict';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { callStaircase } from '../cli/callStaircase.ts';
import { TWO } from '../cli/scene.ts';
import { makeTree, type Tree } from '../migrations/makeTree.ts';
import { useServer } from '../support/postgres.ts';
import { withSession } from './support/engineRun.ts';
import {
  PRINTABLE,
  passwordFileLine,
  percentEncoded,
  quotedValue,
  sqlLiteral,
} from './support/printablePassword.ts';

const server = useServer(
  { hba: ['host all keeper 127.0.0.1/32 scram-sha-256'] },
  async (started) => {
    await withSession(started.url(), (session) =>
      session.script(`CREATE ROLE keeper LOGIN SUPERUSER PASSWORD ${sqlLiteral(PRINTABLE)}`),
    );
  },
);

/** Where the password stands; the rest of the address comes as a URL without it. */
const WAYS: readonly {
  readonly title: string;
  readonly environment?: (url: string) => Readonly<Record<string, string>>;
  readonly files?: (url: string) => Tree;
  readonly line?: (url: string) => string;
}[] = [
  {
    title: 'percent-encoded in DATABASE_URL',
    environment: (url) => ({ DATABASE_URL: withPassword(url, percentEncoded(PRINTABLE)) }),
  },
  {
    title: 'in DATABASE_URL as encodeURIComponent writes it',
    environment: (url) => ({ DATABASE_URL: withPassword(url, encodeURIComponent(PRINTABLE)) }),
  },
  {
    title: 'percent-encoded in --database-url',
    line: (url) => `migrate list -D ${withPassword(url, percentEncoded(PRINTABLE))}`,
  },
  {
    title: 'quoted in a list of keyword=value',
    environment: (url) => {
      const { port } = new URL(url);
      const list = `host=127.0.0.1 port=${port} user=keeper dbname=postgres`;
      return { DATABASE_URL: `${list} password=${quotedValue(PRINTABLE)}` };
    },
  },
  {
    title: 'as it is in PGPASSWORD',
    environment: (url) => ({ DATABASE_URL: url, PGPASSWORD: PRINTABLE }),
  },
  {
    title: 'percent-encoded in .env',
    files: (url) => ({
      '.env': `DATABASE_URL="${withPassword(url, percentEncoded(PRINTABLE))}"\n`,
    }),
  },
  {
    title: 'percent-encoded in .env, without quotes',
    files: (url) => ({ '.env': `DATABASE_URL=${withPassword(url, percentEncoded(PRINTABLE))}\n` }),
  },
];

for (const { title, environment, files, line } of WAYS) {
  test(`a password of every printable character: ${title}`, async (t) => {
    const url = keeperUrl();
    const directory = makeTree(t, { ...TWO, ...files?.(url) });
    const own = { PGPASSFILE: '/nonexistent', ...environment?.(url) };
    const call = line?.(url) ?? 'migrate list';
    const { code, out, err } = await callStaircase(call, { directory, environment: own });
    assert.equal(code, 0, out + err);
  });
}

test('a password of every printable character: in the password file', async (t) => {
  const directory = makeTree(t, TWO);
  const PGPASSFILE = join(directory, 'pgpass');
  await writeFile(PGPASSFILE, passwordFileLine('keeper', PRINTABLE));
  await chmod(PGPASSFILE, 0o600);
  const environment = { DATABASE_URL: keeperUrl(), PGPASSFILE };
  const { code, out, err } = await callStaircase('migrate list', { directory, environment });
  assert.equal(code, 0, out + err);
});

test('the server does ask: without one, it is said that there is none', async (t) => {
  const environment = { DATABASE_URL: keeperUrl(), PGPASSFILE: '/nonexistent' };
  const called = await callStaircase('migrate list', { directory: makeTree(t, TWO), environment });
  assert.equal(called.code, 1);
  assert.match(called.out, /asks for the password of keeper, and none was given/);
  assert.match(called.err, /in PGPASSWORD or in a password file/);
});

function keeperUrl(): string {
  return `postgres://keeper@127.0.0.1:${server.port}/postgres`;
}

function withPassword(url: string, encoded: string): string {
  return url.replace('keeper@', `keeper:${encoded}@`);
}
