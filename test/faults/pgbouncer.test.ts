import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseConnectionUrl } from '../../src/database/connect/connectionUrl.ts';
import type { Session } from '../../src/database/session.ts';
import { openPgSession } from '../../src/database/wire/pgSession.ts';
import { checkDatabase } from '../../src/engine/database/checkDatabase.ts';
import { backendOf, findPooling } from '../../src/engine/lock/pooling.ts';
import { LEDGER, open, relationsOf, rowsOf, runOn } from '../engine/support/scene.ts';
import { migrations } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';
import { type Settings, startPgBouncer, withoutPgBouncer } from './support/pgbouncer.ts';

const server = useServer();

const CHECK = { ledgerName: LEDGER, createSchemas: [] };

/** How PgBouncer may be set up, and whether a migration may go through it. */
const CASES: readonly {
  readonly title: string;
  readonly settings: Settings;
  readonly pooling: 'session' | 'transaction' | 'unknown';
}[] = [
  {
    title: 'transaction mode',
    settings: { pool_mode: 'transaction' },
    pooling: 'transaction',
  },
  {
    title: 'transaction mode with one backend for all',
    settings: { pool_mode: 'transaction', default_pool_size: 1 },
    pooling: 'transaction',
  },
  {
    title: 'transaction mode that hands out its backends in turn',
    settings: { pool_mode: 'transaction', server_round_robin: 1, min_pool_size: 5 },
    pooling: 'transaction',
  },
  {
    title: 'session mode',
    settings: { pool_mode: 'session' },
    pooling: 'session',
  },
  {
    title: 'session mode with one backend for all, which a busy transaction mode looks like',
    settings: { pool_mode: 'session', default_pool_size: 1 },
    pooling: 'unknown',
  },
];

const VERDICTS = {
  session: 'is safe',
  unknown: 'is warned of',
  transaction: 'is refused before anything is written',
} as const;

suite('PgBouncer', { skip: withoutPgBouncer }, () => {
  for (const { title, settings, pooling } of CASES) {
    test(`${title}: ${VERDICTS[pooling]}`, async (t) => {
      const url = await server.createDatabase();
      const through = await startPgBouncer(t, url, settings);
      // Other clients come and go, and leave several backends in the pool.
      const others =
        pooling === 'transaction' ? [await open(t, through), await open(t, through)] : [];
      await Promise.all(others.map((it) => it.query('SELECT pg_sleep(0.01)')));
      const session = await open(t, through);
      const observe = (): Promise<Session> => openThrough(through);
      assert.equal(await findPooling(session, await backendOf(session), observe), pooling);
      const found = await checkDatabase(session, { ...CHECK, observe });
      assert.equal('pooling' in found && found.pooling, pooling);
      const report = await runOn(session, migrations(1n), { kind: 'run' }, { observe });
      await session.close();
      const direct = await open(t, url);
      const locks = await direct.query("SELECT FROM pg_locks WHERE locktype = 'advisory'");
      assert.equal(locks.length, 0, 'no lock is left');
      if (pooling !== 'transaction') {
        assert.equal(report.outcome, 'done');
        const warned = report.warnings.some(({ code }) => code === 'unknown-pool');
        assert.equal(warned, pooling === 'unknown');
        assert.deepEqual(await rowsOf(direct), ['1']);
      } else {
        assert.match(report.failure?.message ?? '', /pooler in transaction or statement mode/);
        assert.match(report.failure?.advice ?? '', /pool_mode = session/);
        assert.deepEqual(await relationsOf(direct), []);
        const [ledger] = await direct.query("SELECT to_regclass('_sqlx_migrations') AS ledger");
        assert.equal(ledger?.['ledger'], null);
      }
    });
  }
});

test('PgBouncer as it comes refuses a startup parameter, and the cure is told', {
  skip: withoutPgBouncer,
}, async (t) => {
  const settings = { ignore_startup_parameters: 'application_name' };
  const through = await startPgBouncer(t, await server.createDatabase(), settings);
  await assert.rejects(openThrough(through), {
    name: 'ConnectionError',
    advice: /add extra_float_digits to its ignore_startup_parameters/,
  });
});

test('a session on the server itself is told by its process id, and no other is opened', async (t) => {
  const session = await open(t, await server.createDatabase());
  const backend = await backendOf(session);
  assert.equal(await findPooling(session, backend, () => assert.fail('not wanted')), 'none');
});

function openThrough(url: string): Promise<Session> {
  return openPgSession(parseConnectionUrl(url, {}), { applicationName: 'observer' });
}
