import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { usePlaces } from '../templates/places.ts';
import type { Stage } from '../templates/stage.ts';

const FOLDER = new URL('../../sample/crates/server/infrastructure/migrations/', import.meta.url);
const migrations = readdirSync(FOLDER)
  .sort()
  .map((name) => ({ name, up: read(`${name}/up.sql`), down: read(`${name}/down.sql`) }));

test('the sample has the five migrations of the platform, in the order of their versions', () => {
  assert.deepEqual(
    migrations.map(({ name }) => name),
    [
      '20241221000000_init_schema',
      '20241223150400_outbox_pattern',
      '20251228120000_outbox_dlq',
      '20251230000001_consolidate_log_files',
      '20251230120000_saga_pattern',
    ],
  );
});

test('PostgreSQL 18 can read every statement', async () => {
  const parser = await loadParser();
  for (const { name, up, down } of migrations) {
    for (const script of [up, down]) {
      const { statements, problem } = parser.parse(script);
      assert.equal(problem, undefined, name);
      assert.ok(statements.length > 0, name);
    }
  }
});

test('each says what it is: description and version stand in the header of both scripts', () => {
  for (const { name, up, down } of migrations) {
    const [, version = '', description = ''] = /^(\d+)_(.*)$/.exec(name) ?? [];
    const title = description.replaceAll('_', ' ');
    assert.ok(up.toLowerCase().startsWith(`-- ${title}: `), name);
    assert.ok(down.toLowerCase().startsWith(`-- rollback for ${title}\n`), name);
    for (const script of [up, down]) assert.ok(script.includes(`\n-- Version: ${version}\n`), name);
  }
});

for (const place of usePlaces()) {
  test(`${place.name}: its tables are those the platform has`, () =>
    place.onEmpty(async (stage) => {
      for (const { up } of migrations) await stage.run(up);
      const rows = await stage.query(`SELECT relname FROM pg_class JOIN pg_namespace n
      ON n.oid = relnamespace WHERE relkind = 'r' AND nspname = 'public' ORDER BY relname`);
      assert.deepEqual(
        rows.map(({ relname }) => relname),
        [
          'audit_logs',
          'job_log_files',
          'job_queue',
          'jobs',
          'outbox_dead_letters',
          'outbox_events',
        ].concat(['provider_configs', 'saga_audit_events', 'saga_steps', 'sagas', 'workers']),
      );
    }));

  test(`${place.name}: each step down restores the schema, and can be climbed again`, () =>
    place.onEmpty(async (stage) => {
      for (const { name, up, down } of migrations) {
        const before = await stage.schema();
        await stage.run(up);
        const after = await stage.schema();
        assert.notDeepEqual(after, before, name);
        await stage.run(down);
        assert.deepEqual(await stage.schema(), before, name);
        await stage.run(up);
        assert.deepEqual(await stage.schema(), after, name);
      }
    }));

  test(`${place.name}: all the way up and down leaves an empty database`, () =>
    place.onEmpty(async (stage) => {
      const before = await stage.schema();
      for (const { up } of migrations) await stage.run(up);
      for (const { down } of migrations.toReversed()) await stage.run(down);
      assert.deepEqual(await stage.schema(), before);
    }));

  test(`${place.name}: running a script twice changes nothing the second time`, () =>
    place.onEmpty(async (stage) => {
      for (const { name, up, down } of migrations) {
        const before = await stage.schema();
        await stage.run(up);
        const after = await stage.schema();
        await stage.run(up);
        assert.deepEqual(await stage.schema(), after, name);
        await stage.run(down);
        await stage.run(down);
        assert.deepEqual(await stage.schema(), before, name);
        await stage.run(up);
      }
    }));

  test(`${place.name}: rows survive the way down where they have a place to go`, () =>
    place.onEmpty(async (stage) => {
      for (const { up } of migrations.slice(0, 2)) await stage.run(up);
      await stage.query(
        `INSERT INTO jobs (name, command, log_path) VALUES ('build', '{}', '/log/1')`,
      );
      await stage.query(`INSERT INTO outbox_events
      (event_key, aggregate_type, aggregate_id, event_type, payload)
      VALUES ('e1', 'job', '1', 'created', '{}'), ('e2', 'job', '1', 'queued', '{}')`);
      const [dlq, logFiles] = migrations.slice(2, 4);
      assert.ok(dlq && logFiles);

      await stage.run(dlq.up);
      await stage.query(`SELECT bury_outbox_event(1, 'no such topic')`);
      assert.deepEqual(await keys(stage, 'outbox_events'), ['e2']);
      assert.deepEqual(await keys(stage, 'outbox_dead_letters'), ['e1']);
      await stage.run(logFiles.up);
      await stage.query(`UPDATE job_log_files SET path = '/moved/1'`);

      await stage.run(logFiles.down);
      assert.deepEqual(await stage.query('SELECT log_path FROM jobs'), [{ log_path: '/moved/1' }]);
      await stage.run(dlq.down);
      assert.deepEqual(await keys(stage, 'outbox_events'), ['e1', 'e2']);
    }));
}

async function keys(stage: Stage, table: string): Promise<unknown[]> {
  const rows = await stage.query(`SELECT event_key FROM ${table} ORDER BY event_key`);
  return rows.map((row) => row['event_key']);
}

function read(path: string): string {
  return readFileSync(new URL(path, FOLDER), 'utf8');
}
