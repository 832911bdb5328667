import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { connect } from '../../src/database/connect/connect.ts';
import { parseConnectionUrl } from '../../src/database/connect/connectionUrl.ts';
import { openMaintenance } from '../../src/database/connect/openMaintenance.ts';
import { ConnectionError } from '../../src/database/failure.ts';
import type { Session } from '../../src/database/session.ts';
import type { ServerTarget } from '../../src/database/target.ts';
import { createDatabase } from '../../src/engine/database/createDatabase.ts';
import type { DatabaseChange } from '../../src/engine/database/databaseChange.ts';
import { databaseExists } from '../../src/engine/database/databaseExists.ts';
import { dropDatabase } from '../../src/engine/database/dropDatabase.ts';
import { useServer } from '../support/postgres.ts';
import { open } from './support/scene.ts';

const server = useServer({ conf: ['max_prepared_transactions = 1'] }, async (started) => {
  await started.createDatabase('shut');
});

const environment = {
  applicationName: 'staircase',
  builtIn: { serverScript: '', node: '', dataRoot: '' },
};

/** Names that SQL would read otherwise without quotes, or as more than a name. */
const NAMES = ['app', 'App Two', 'a"b', 'select', "it's; DROP", 'bücher', 'a.b'];

suite('a database is created where it is missing, and dropped where it is there', () => {
  for (const name of NAMES) {
    test(name, async (t) => {
      const session = await open(t, server.url());
      assert.deepEqual(await dropDatabase(session, name, { force: false }), { kind: 'unneeded' });
      assert.deepEqual(await createDatabase(session, name), { kind: 'done' });
      assert.deepEqual(await createDatabase(session, name), { kind: 'unneeded' });
      assert.deepEqual(await dropDatabase(session, name, { force: false }), { kind: 'done' });
      assert.equal(await databaseExists(session, name), false);
    });
  }
});

test('two who create it at once both find it there', async (t) => {
  const sessions = await Promise.all([1, 2, 3].map(() => open(t, server.url())));
  const kinds = await Promise.all(
    sessions.map(async (it) => (await createDatabase(it, 'race')).kind),
  );
  assert.equal(kinds.includes('failed'), false, kinds.join());
  assert.ok(kinds.includes('done'));
});

test('who is connected stands in the way of a drop, and is named', async (t) => {
  const other = await open(t, await server.createDatabase('busy'), 'their-server');
  const session = await open(t, server.url());
  const { message, advice, sqlstate } = failureOf(
    await dropDatabase(session, 'busy', { force: false }),
  );
  assert.equal(sqlstate, '55006');
  assert.match(message, /^busy cannot be dropped: .* being accessed by other users\. Connected: /);
  assert.ok(
    message.endsWith(`their-server of postgres (pid ${other.processId}, from 127.0.0.1)`),
    message,
  );
  assert.equal(advice, 'Have them disconnect, or end their sessions with --force.');
  assert.deepEqual(await dropDatabase(session, 'busy', { force: true }), { kind: 'done' });
  await assert.rejects(other.query('SELECT 1'), /was lost: terminating connection/);
});

test('a prepared transaction is no session that --force could end', async (t) => {
  const session = await open(t, server.url());
  await createDatabase(session, 'prepared');
  const other = await open(t, server.url('prepared'));
  await other.script('BEGIN');
  await other.script("PREPARE TRANSACTION 'left'");
  await other.close();
  const { message, detail } = failureOf(await dropDatabase(session, 'prepared', { force: true }));
  assert.match(`${message} ${detail}`, /prepared cannot be dropped: .*prepared transaction/);
});

suite('without the right', () => {
  const asReader = async (t: TestContext): Promise<Session> => {
    const session = await open(t, server.url());
    await session.script('SET ROLE pg_monitor');
    return session;
  };

  test('to create databases: told with what to ask for', async (t) => {
    const { message, advice } = failureOf(await createDatabase(await asReader(t), 'mine'));
    assert.equal(message, 'mine cannot be created: permission denied to create database');
    assert.match(advice ?? '', /ALTER ROLE \.\.\. CREATEDB/);
  });

  test('to drop what is not its own: told who may', async (t) => {
    const failure = failureOf(await dropDatabase(await asReader(t), 'shut', { force: false }));
    assert.match(failure.message, /^shut cannot be dropped: must be owner of database shut$/);
    assert.match(failure.advice ?? '', /Only its owner or a superuser/);
  });
});

suite('the session beside the database', () => {
  const CASES: readonly [target: string, from: string][] = [
    ['app', 'postgres'],
    ['postgres', 'template1'],
    ['template1', 'postgres'],
  ];
  for (const [name, expected] of CASES) {
    test(`for ${name} it is in ${expected}`, async (t) => {
      assert.equal(await databaseOf(await openMaintenance(targetOf(name), opener(t))), expected);
    });
  }

  test('is in template1 where postgres may not be entered', async (t) => {
    const session = await openMaintenance(targetOf('app'), (target) => {
      if (target.connection.database !== 'postgres') return opener(t)(target);
      return Promise.reject(new ConnectionError('not-permitted', 'No.', 'Ask.'));
    });
    assert.equal(await databaseOf(session), 'template1');
  });

  test('where none may be entered, the first refusal is told', async () => {
    const refuse = ({ connection }: ServerTarget) =>
      Promise.reject(new ConnectionError('unknown-database', `No ${connection.database}.`, 'Ask.'));
    await assert.rejects(openMaintenance(targetOf('app'), refuse), /No postgres\./);
  });
});

function targetOf(database: string): ServerTarget {
  const connection = parseConnectionUrl(server.url(database), {});
  return { kind: 'server', name: 'test', role: 'local', connection };
}

function opener(t: TestContext): (target: ServerTarget) => Promise<Session> {
  return async (target) => {
    const session = await connect(target, environment);
    t.after(() => session.close());
    return session;
  };
}

async function databaseOf(session: Session): Promise<string> {
  const [row] = await session.query('SELECT current_database() AS name');
  return String(row?.['name']);
}

function failureOf(change: DatabaseChange) {
  assert.equal(change.kind, 'failed');
  return change.failure;
}
