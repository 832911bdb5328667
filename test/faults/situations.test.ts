import assert from 'node:assert/strict';
import { chmod, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { sceneOf, TWO } from '../cli/scene.ts';
import { useServer } from '../support/postgres.ts';
import { withSession } from './support/engineRun.ts';
import { fingerprint } from './support/fingerprint.ts';
import {
  CONNECTIONS,
  LEDGERS,
  READ_ONLY,
  RIGHTS,
  ROLES,
  type Situation,
} from './support/situations.ts';

const server = useServer({}, (started) => administer(started.url(), ROLES));

describe('a right is missing', () => table(RIGHTS));
describe('nothing can be written', () => table(READ_ONLY));
describe('the ledger is not where it is looked for', () => table(LEDGERS));
describe('the session does not last', () => table(CONNECTIONS));

describe('a standby', () => {
  const standby = useServer({}, async (started) => {
    await administer(started.url(), 'CREATE TABLE mine ()');
    const signal = join(dirname(started.socketDirectory), 'data', 'standby.signal');
    await writeFile(signal, '', { mode: 0o666 });
    await chmod(signal, 0o666);
    await started.restart();
  });

  test('a server that only follows another: it is said, and nothing is changed', async (t) => {
    const { call, url } = await sceneOf(t, standby, TWO, standby.url());
    const before = await withSession(url, (session) => fingerprint(session));
    const { code, out, err } = await call('migrate run');
    assert.match(out, /cannot execute CREATE TABLE in a read-only transaction/);
    assert.match(err, /connect to the primary/);
    assert.equal(code, 1);
    assert.deepEqual(await withSession(url, (session) => fingerprint(session)), before);
  });
});

function table(situations: readonly Situation[]): void {
  for (const it of situations) {
    const { title, files, first, line = 'migrate run', code = 1, told } = it;
    test(`${title}: it is said, and nothing is changed`, async (t) => {
      const url = await server.createDatabase();
      await administer(url, (it.before ?? '').replaceAll(':database', databaseOf(url)));
      const { call } = await sceneOf(t, server, { ...TWO, ...files }, urlFor(url, it));
      if (first) assert.equal((await call(first)).code, 0);
      const before = await withSession(url, fingerprint);
      const called = await call(line);
      const text = `${called.out}${called.err}`;
      for (const fragment of told) assert.match(text, fragment);
      assert.equal(called.code, code);
      assert.deepEqual(await withSession(url, fingerprint), before);
    });
  }
}

async function administer(url: string, sql: string): Promise<void> {
  await withSession(url, (session) => session.script(sql));
}

function urlFor(url: string, { role, options }: Situation): string {
  const changed = new URL(url);
  if (role) changed.username = role;
  if (options) changed.searchParams.set('options', options);
  return changed.href;
}

function databaseOf(url: string): string {
  return new URL(url).pathname.slice(1);
}
