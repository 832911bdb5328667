import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import type { LockEffect } from '../../src/lint/locks/lockEffect.ts';
import { locksOf } from '../../src/lint/locks/locksOf.ts';
import { defaultOptions } from '../../src/lint/options.ts';
import { scriptOf } from '../../src/lint/scriptOf.ts';
import { useServer } from '../support/postgres.ts';
import { parser } from './lintCase.ts';
import { locksOfSession, type Measured, measure } from './measuredLocks.ts';

/** The lock table agrees with a real PostgreSQL 18: `test/fixtures/locks`. */
const server = useServer();

const SETUP = read('setup.sql');

describe('in a transaction', () => {
  let client: Client;
  before(async () => {
    client = await connect(await server.createDatabase());
    await client.query("SET timezone = 'UTC'");
    for (const sql of SETUP.split(';\n')) await client.query(sql);
  });
  after(() => client.end());

  for (const sql of linesOf('statements.sql')) {
    test(sql, async () => assertSame(sql, effectsOf(sql), await measure(client, sql)));
  }
});

describe('waiting for another session', () => {
  for (const line of linesOf('waiting.sql')) {
    const [holding = '', sql = ''] = line.split(/;\s+/);
    test(sql, async (t) => {
      const url = await server.createDatabase();
      const [holder, waiter] = [await connect(url), await connect(url)];
      t.after(() => Promise.all([holder.end(), waiter.end()]));
      for (const it of SETUP.split(';\n').filter((it) => !/TABLESPACE/i.test(it))) {
        await holder.query(it);
      }
      await holder.query(`BEGIN; ${holding}`);
      const pid = (await waiter.query('SELECT pg_backend_pid() AS pid')).rows[0].pid;
      const done = waiter.query(sql).catch((error: Error) => error);
      await Promise.race([isBlocked(holder, pid), done.then((it) => assert.fail(`${it}`))]);
      const locks = await locksOfSession(holder, pid);
      await holder.query('ROLLBACK');
      assert.equal((await done) instanceof Error, false);
      assertLocks(effectsOf(sql), locks);
    });
  }
});

function effectsOf(sql: string): readonly LockEffect[] {
  const parsed = parser.parse(sql);
  const source = { path: '', text: sql, role: 'up' as const, wrapping: 'none' as const, parsed };
  const options = { ...defaultOptions(new Date(0)), pgVersion: 18 };
  const [statement] = parsed.statements;
  assert.ok(statement, sql);
  return locksOf(statement, scriptOf(source, options));
}

function assertSame(sql: string, effects: readonly LockEffect[], measured: Measured): void {
  // An empty file is a new one, too.
  const empties = sql.startsWith('TRUNCATE');
  assertLocks(effects, measured.locks);
  for (const [name, { scans, rewrites, changesRows, on }] of named(effects)) {
    if (scans !== 'perhaps' && !changesRows && !ASIDE.has(on)) {
      assert.equal(measured.scanned.has(name), scans, `rows of ${name} read`);
    }
    if (rewrites !== 'perhaps' && on !== 'the sequence' && !empties) {
      assert.equal(measured.rewritten.has(name), rewrites, `${name} written anew`);
    }
  }
}

/** Where looking up rows is no scan, and where no row is. */
const ASIDE = new Set(['the index', 'every index of the table', 'the referenced table']);

/** Indexes that go with their table are not listed, and so not compared. */
function assertLocks(effects: readonly LockEffect[], measured: Measured['locks']): void {
  const expected = named(effects);
  const seen = new Map(
    [...measured].filter(
      ([name]) => !/_(idx|pkey|seq|ccnew)$|^sq$/.test(name) || expected.has(name),
    ),
  );
  const certain = [...expected].filter(
    ([name, { relation, on, note, mode }]) =>
      mode !== 'ACCESS SHARE' && (seen.has(name) || !(note && (!relation || on === 'the view'))),
  );
  assert.deepEqual(
    Object.fromEntries(seen),
    Object.fromEntries(certain.map(([name, { mode }]) => [name, mode])),
  );
}

/** What the script does not name goes by what the setup has for it. */
function named(effects: readonly LockEffect[]): Map<string, LockEffect> {
  return new Map(
    effects.flatMap((it) => {
      const names = it.relation ? [it.relation.relname ?? ''] : (UNNAMED[it.on] ?? []);
      return names.map((name) => [name, it] as const);
    }),
  );
}

const UNNAMED: Readonly<Record<string, readonly string[]>> = {
  'the table': ['t'],
  'the referenced table': ['o'],
  'the default partition': ['pd'],
  'every table of the type': ['td'],
  'every index of the table': ['t_id_idx', 't_a_idx'],
};

function read(name: string): string {
  return readFileSync(`test/fixtures/locks/${name}`, 'utf8');
}

function linesOf(name: string): string[] {
  return read(name)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('--'));
}

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}

async function isBlocked(client: Client, pid: number): Promise<void> {
  const ask = 'SELECT cardinality(pg_blocking_pids($1)) > 0 AS blocked';
  while (!(await client.query(ask, [pid])).rows[0].blocked);
}
