import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect } from '../../src/database/connect/connect.ts';
import { parseConnectionUrl } from '../../src/database/connect/connectionUrl.ts';
import type { DatabaseEnvironment } from '../../src/database/environment.ts';
import { ConnectionError } from '../../src/database/failure.ts';
import type { ServerTarget } from '../../src/database/target.ts';
import { useServer } from '../support/postgres.ts';

const server = useServer();

const environment: DatabaseEnvironment = {
  applicationName: 'staircase-test',
  builtIn: { serverScript: '/nowhere.cjs', node: process.execPath, dataRoot: '/nowhere' },
};

test('a server target gives a session under our name', async () => {
  const session = await connect(target(server.url()), environment);
  const rows = await session.query("SELECT current_setting('application_name') AS name");
  assert.deepEqual(rows, [{ name: 'staircase-test' }]);
  await session.close();
});

test("timeouts of the target are the engine's to apply, not ours", async () => {
  const session = await connect({ ...target(server.url()), statementTimeout: 1 }, environment);
  const rows = await session.query("SELECT current_setting('statement_timeout') AS timeout");
  assert.deepEqual(rows, [{ timeout: '0' }]);
  await session.close();
});

test('the signal ends the attempt', async () => {
  await assert.rejects(
    connect(target(server.url()), environment, AbortSignal.abort()),
    (error) => error instanceof ConnectionError && error.reason === 'cancelled',
  );
});

function target(url: string): ServerTarget {
  const connection = parseConnectionUrl(url, {});
  return { kind: 'server', name: 'test', role: 'local', connection };
}
