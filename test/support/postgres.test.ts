import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { startPostgres, useServer } from './postgres.ts';

const server = useServer({ conf: ['work_mem = 5MB'] });

test('a server of version 18 answers on loopback and on its unix socket', async () => {
  for (const host of ['127.0.0.1', server.socketDirectory]) {
    const client = await connected(`${server.url()}?host=${host}`);
    const { rows } = await client.query('SHOW server_version_num');
    assert.match(rows[0].server_version_num, /^18/);
    await client.end();
  }
});

test('databases are created empty, each with a name of its own', async () => {
  const urls = await Promise.all([server.createDatabase(), server.createDatabase()]);
  assert.notEqual(urls[0], urls[1]);
  assert.match(await server.createDatabase('a b'), /\/a%20b$/);
});

test('a killed server is gone and comes back with what was committed', async () => {
  const before = await connected(server.url());
  before.on('error', () => undefined);
  await before.query('CREATE TABLE kept ()');
  const lost = assert.rejects(before.query('SELECT pg_sleep(60)'));
  await server.kill();
  await lost;
  await server.restart();
  const after = await connected(server.url());
  await after.query('SELECT FROM kept');
  await after.end();
});

test('a stopped server leaves no directory', async () => {
  const other = await startPostgres();
  await other.stop();
  await other.stop();
  assert.equal(existsSync(dirname(other.socketDirectory)), false);
});

test('a server ends with the process that started it, even one that is killed', async () => {
  const owner = spawn(process.execPath, ['--input-type=module', '-e', OWNER], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [directory] = await once(owner.stdout.setEncoding('utf8'), 'data');
  assert.ok(existsSync(directory));
  const removed = untilRemoved(directory);
  owner.kill('SIGKILL');
  await removed;
});

const OWNER = `
  import { startPostgres } from '${new URL('postgres.ts', import.meta.url)}';
  const server = await startPostgres();
  process.stdout.write(server.socketDirectory.replace(/.run$/, ''));
  setInterval(() => {}, 1000);
`;

function untilRemoved(directory: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(dirname(directory), () => {
      if (existsSync(directory)) return;
      watcher.close();
      resolve();
    });
  });
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, ssl: false });
  await client.connect();
  return client;
}
