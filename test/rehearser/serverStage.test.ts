import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../scripts/paths.ts';
import { rehearsalServer } from '../../src/config/rehearsalServer.ts';
import { Rehearser } from '../../src/extension/rehearsal/rehearser.ts';
import type { RehearseQuestion } from '../../src/rehearser/rehearseTask.ts';
import { open } from '../engine/support/scene.ts';
import { makeTree } from '../migrations/makeTree.ts';
import { useServer } from '../support/postgres.ts';

const CHAIN = {
  '1_orders/up.sql': 'CREATE TABLE orders (id bigint);\n',
  '1_orders/down.sql': 'DROP TABLE orders;\n',
  '2_late/up.sql': 'CREATE INDEX late ON orders (id);\n',
  '2_late/down.sql': 'DROP INDEX late;\n',
};

/** Nothing is rehearsed on the built-in PostgreSQL here. */
const NO_BUILT_IN = { directory: '', environment: { dataRoot: '', node: '', serverScript: '' } };

describe('the thread of rehearsals on a server of yours', () => {
  const server = useServer();

  test('finds the chain there at the next save, and leaves nothing when it is closed', async (t) => {
    const watcher = await open(t, server.url());
    const databases = async (): Promise<string[]> =>
      (await watcher.query("SELECT datname FROM pg_database WHERE datname ~ 'rehearsal'")).map(
        ({ datname }) => String(datname),
      );
    const rehearser = new Rehearser(join(root, 'src', 'rehearser', 'main.ts'));
    const question = await questionAbout(makeTree(t, CHAIN), server.url());
    const applied = async (database: string | undefined): Promise<unknown> => {
      const session = await open(t, server.url(database));
      return await session.query('SELECT version, installed_on::text FROM _sqlx_migrations');
    };
    await rehearser.ask('rehearse', question);
    const [database] = await databases();
    const before = await applied(database);
    await rehearser.ask('rehearse', question);
    assert.deepEqual(await databases(), [database]);
    assert.deepEqual(await applied(database), before);
    const ended = rehearser.ask('rehearse', question).catch((error: Error) => error.message);
    await rehearser.close();
    assert.equal(await ended, 'The thread of rehearsals was closed.');
    assert.deepEqual(await databases(), []);
  });
});

async function questionAbout(path: string, url: string): Promise<RehearseQuestion> {
  const sources = { entries: [], environment: {}, passwordOf: async () => undefined };
  const found = await rehearsalServer(url, 'the test', sources);
  assert.equal(found.kind, 'target');
  const configured = { ledgerName: '_sqlx_migrations', createSchemas: [], ignoredChars: [] };
  return {
    stage: { ...NO_BUILT_IN, server: found.target },
    folder: { path, ...configured, allowTransactionControl: false },
    wanted: { versions: [2n] },
    isDraft: true,
  };
}
