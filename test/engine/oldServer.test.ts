import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Session } from '../../src/database/session.ts';
import { migrations } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';
import { open, relationsOf, runOn } from './support/scene.ts';

const server = useServer();

test('a run on a server that is too old is refused before anything is written', async (t) => {
  const session = await open(t, await server.createDatabase());
  const report = await runOn(claiming(session, '11.22', 110_022), migrations(1n));
  assert.deepEqual(report.failure, {
    message: 'PostgreSQL 11.22 is too old: Staircase needs 12 or later (tested are 15 and 18).',
    advice: 'Upgrade the server.',
  });
  assert.deepEqual(await relationsOf(session), []);
  const [ledger] = await session.query("SELECT to_regclass('_sqlx_migrations') AS name");
  assert.equal(ledger?.['name'], null);
});

test('a run on the oldest that will do goes on', async (t) => {
  const session = await open(t, await server.createDatabase());
  const report = await runOn(claiming(session, '12.0', 120_000), migrations(1n));
  assert.equal(report.outcome, 'done');
});

/** A session whose server says that it is of another version. */
function claiming(session: Session, version: string, number: number): Session {
  const query: Session['query'] = async (sql, values) => {
    const rows = await session.query(sql, values);
    return rows.map((row) => ('number' in row ? { ...row, version, number } : row));
  };
  return new Proxy(session, {
    get(target, key) {
      const value = key === 'query' ? query : Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
