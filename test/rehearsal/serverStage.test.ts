import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import pg from 'pg';
import { rehearsalServer } from '../../src/config/rehearsalServer.ts';
import type { TargetEntry } from '../../src/config/targetEntry.ts';
import type { Session } from '../../src/database/session.ts';
import type { ServerTarget } from '../../src/database/target.ts';
import { readFolder } from '../../src/migrations/readFolder.ts';
import { requireStageVersion } from '../../src/rehearsal/stage/requireStageServer.ts';
import { ServerStage } from '../../src/rehearsal/stage/serverStage.ts';
import type { Stage } from '../../src/rehearsal/stage/stage.ts';
import { stageSchemas } from '../../src/rehearsal/stage/stageSchemas.ts';
import { Stages } from '../../src/rehearsal/stage/stages.ts';
import { makeTree } from '../migrations/makeTree.ts';
import { useServer } from '../support/postgres.ts';
import { context, inWords, rehearseCase, type Scripts } from './rehearseCase.ts';

const GOOD: Scripts = { up: 'CREATE TABLE items (id bigint);', down: 'DROP TABLE items;' };

/** Nothing is rehearsed on the built-in PostgreSQL here. */
const NO_BUILT_IN = { directory: '', environment: { dataRoot: '', node: '', serverScript: '' } };

/** What reaches beyond its own database is not run. */
const BEYOND: readonly (readonly [up: string, needs: RegExp])[] = [
  ['CREATE ROLE intruder;', /the roles of the whole server/],
  ["DO $$ BEGIN EXECUTE 'CREATE ROLE intruder'; END $$;", /the roles of the whole server/],
  [
    `DO $$ BEGIN EXECUTE 'DO ''BEGIN RAISE NOTICE ''''x''''; CREATE ROLE intruder; END'''; END $$;`,
    /the roles of the whole server/,
  ],
  ['CREATE DATABASE intruder;', /another database/],
  ["CREATE TABLESPACE intruder LOCATION '/tmp';", /a tablespace/],
  ["ALTER SYSTEM SET work_mem = '1GB';", /the settings of the whole server/],
  ["COPY orders TO PROGRAM 'true';", /a program of the server/],
  [`DO $$ BEGIN EXECUTE 'COPY orders TO PROGRAM ''true'''; END $$;`, /a program of the server/],
  ["COPY orders FROM '/etc/hostname';", /a file of the server/],
  ["SELECT pg_read_file('/etc/hostname');", /a file of the server/],
  ['GRANT SELECT ON orders TO nobody_here;', /the role nobody_here/],
  ['SELECT pg_terminate_backend(1);', /the system of the server/],
];

describe('a configured server as the stage', () => {
  const server = useServer({}, async (it) => {
    await ask(
      it.url(),
      "CREATE ROLE poor LOGIN; CREATE DATABASE own; COMMENT ON DATABASE own IS 'mine'",
    );
  });

  const stageAt = async (url = server.url(), entries: readonly TargetEntry[] = []) =>
    new ServerStage(await targetOf(url, entries));

  afterEach(async () => {
    assert.deepEqual(await databases(server.url()), ['own', 'postgres', 'template0', 'template1']);
    const roles = await ask(server.url(), "SELECT FROM pg_roles WHERE rolname = 'intruder'");
    assert.equal(roles.length, 0);
  });

  test('rehearses in a database of its own, and drops it', async () => {
    const stage = await stageAt();
    assert.deepEqual(inWords(await rehearseCase(stage, GOOD)), ['reversible']);
    assert.equal((await databases(server.url())).length, 5);
    const lossy = {
      up: 'ALTER TABLE orders DROP note;',
      down: 'ALTER TABLE orders ADD note text;',
    };
    assert.equal(inWords(await rehearseCase(stage, lossy))[0], 'not-reversed');
    await stage.close();
  });

  for (const [up, needs] of BEYOND) {
    test(`does not run: ${up}`, async () => {
      const stage = await stageAt();
      const [verdict, ...words] = inWords(await rehearseCase(stage, { up, down: 'SELECT 1;' }));
      await stage.close();
      assert.equal(verdict, 'not-provable');
      assert.match(words.join('\n'), needs);
    });
  }

  test('runs what only speaks of roles', async () => {
    const stage = await stageAt();
    const says = "RAISE EXCEPTION 'cannot create user ''%''', NEW.note";
    const up = `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${says}; END $$;`;
    const scripts = { up, down: 'DROP FUNCTION refuse();' };
    assert.deepEqual(inWords(await rehearseCase(stage, scripts)), ['reversible']);
    await stage.close();
  });

  test('ends what takes too long, and the next rehearsal is fine', async () => {
    const stage = await stageAt();
    const hung = { up: 'SELECT pg_sleep(1000);', down: '' };
    const words = inWords(await rehearseCase(stage, hung, { timeLimit: 2000 }));
    assert.equal(words[0], 'fails');
    assert.match(words[1] ?? '', /^up: It was ended after 2 s/);
    assert.deepEqual(inWords(await rehearseCase(stage, GOOD)), ['reversible']);
    await stage.close();
  });

  test('drops what a killed one has left, and nothing that is in use or not its own', async () => {
    const [killed, living] = [await stageAt(), await stageAt()];
    await Promise.all([killed, living].map(async (it) => (await it.open()).close()));
    const [first = ''] = (await databases(server.url())).filter(isScratch);
    const lookalike = `staircase_rehearsal_${'0'.repeat(32)}`;
    await ask(server.url(), `CREATE DATABASE ${lookalike}`);
    await ask(server.url(), `COMMENT ON DATABASE own IS '${await markOf(server.url(), first)}'`);
    await ask(
      server.url(),
      `SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '${first}'`,
    );
    const next = await stageAt();
    await (await next.open()).close();
    const left = await databases(server.url());
    assert.ok(!left.includes(first) && left.includes('own') && left.includes(lookalike));
    assert.equal(left.filter(isScratch).length, 3);
    await Promise.all([next, living, killed].map((it) => it.close()));
    await ask(server.url(), `DROP DATABASE ${lookalike}`);
  });

  test('keeps the database of one who comes again, and drops it when it is closed', async () => {
    const stages = new Stages();
    const place = { ...NO_BUILT_IN, server: await targetOf(server.url(), []) };
    const on = (work: (stage: Stage) => Promise<unknown>) => stages.on(place, work);
    const scratch = async () => (await databases(server.url())).filter(isScratch);
    await on((stage) => rehearseCase(stage, GOOD));
    const [first] = await scratch();
    await on(async (stage) => {
      assert.deepEqual(inWords(await rehearseCase(stage, GOOD)), ['reversible']);
      await on((other) => rehearseCase(other, GOOD));
      assert.equal((await scratch()).length, 2);
    });
    assert.equal((await scratch()).length, 1);
    await ask(server.url(), `DROP DATABASE ${(await scratch())[0]} WITH (FORCE)`);
    await on(async (stage) => {
      assert.deepEqual(inWords(await rehearseCase(stage, GOOD)), ['reversible']);
    });
    assert.ok((await scratch()).length === 1 && !(await scratch()).includes(first ?? ''));
    await stages.close();
    assert.deepEqual(await scratch(), []);
  });

  test('comes back to the state before what it had to be thrown away for', async () => {
    const stage = await stageAt();
    const base = 'CREATE TABLE orders AS SELECT clock_timestamp() AS made;';
    const broken = { base, up: '-- no-transaction\nVACUUM orders;', down: 'DROP TABLE items;' };
    const made = async (): Promise<unknown> => {
      assert.match(inWords(await rehearseCase(stage, broken))[1] ?? '', /^down.*"items"/);
      const session = await stage.open();
      const [row] = await session.query('SELECT made::text FROM orders');
      await session.close();
      return row?.['made'];
    };
    const first = await made();
    assert.ok(first);
    assert.equal(await made(), first);
    assert.deepEqual(inWords(await rehearseCase(stage, { ...broken, down: 'SELECT 1;' })), [
      'reversible',
    ]);
    assert.deepEqual(inWords(await rehearseCase(stage, GOOD)), ['reversible']);
    await stage.close();
  });

  test('begins anew where it holds more than what is asked for', async (t) => {
    const stage = await stageAt();
    const folder = await readFolder(
      makeTree(t, { '1_a/up.sql': 'CREATE TABLE a ();', '2_b/up.sql': 'CREATE TABLE b ();' }),
    );
    const tables = async (count: number): Promise<string[]> => {
      const made = await stageSchemas(stage, { folder, context, counts: [count] });
      assert.ok('schemas' in made);
      const { rows = [] } = made.schemas.get(count) ?? {};
      return rows.filter(({ kind }) => kind === 'table').map(({ identity }) => identity);
    };
    assert.deepEqual(await tables(2), ['public.a', 'public.b']);
    assert.deepEqual(await tables(1), ['public.a']);
    assert.deepEqual(await tables(0), []);
    await stage.close();
  });

  test('does not go on with what was cut off', async () => {
    const stage = await stageAt();
    const session = await stage.open();
    await stage.markDirty();
    await session.script('CREATE TABLE left_behind ()');
    await session.close();
    assert.deepEqual(inWords(await rehearseCase(stage, GOOD)), ['reversible']);
    const next = await stage.open();
    const [row] = await next.query("SELECT to_regclass('left_behind') IS NULL AS gone");
    assert.deepEqual(row, { gone: true });
    await next.close();
    await stage.close();
  });

  test('says who may not create databases, and what to do', async () => {
    const stage = await stageAt(server.url().replace('postgres@', 'poor@'));
    await assert.rejects(stage.open(), {
      name: 'ConnectionError',
      message: /^No database for rehearsals can be created on .*: permission denied to create/,
      advice: /CREATEDB/,
    });
    await stage.close();
  });

  test('says that nobody answers', async () => {
    const stage = await stageAt('postgres://postgres@127.0.0.1:1/postgres');
    await assert.rejects(stage.open(), { name: 'ConnectionError', reason: 'refused' });
    await stage.close();
  });

  test('refuses servers that are guarded or declared to be', async () => {
    const other = server.url('other');
    const production: TargetEntry = { name: 'live', url: other, role: 'production' };
    await assert.rejects(stageAt('postgres://db.example.com/app'), { message: /guarded target/ });
    await assert.rejects(stageAt(server.url(), [production]), {
      name: 'ConnectionError',
      message: /^Nothing is rehearsed on 127.0.0.1:\d+, which is declared a production target\.$/,
    });
  });
});

test('a server that is too old is refused', async () => {
  const session = { query: async () => [{ number: 170_004, version: '17.4' }] };
  await assert.rejects(requireStageVersion(session as unknown as Session), {
    message: 'PostgreSQL 17.4 is too old for rehearsals, which need 18 or later.',
  });
});

async function targetOf(url: string, entries: readonly TargetEntry[]): Promise<ServerTarget> {
  const sources = { entries, environment: {}, passwordOf: async () => undefined };
  const found = await rehearsalServer(url, '--server', sources);
  assert.equal(found.kind, 'target');
  return found.target;
}

async function ask(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, ssl: false });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of sql.split(/; (?=[A-Z])/)) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

async function databases(url: string): Promise<string[]> {
  const rows = await ask(url, 'SELECT datname FROM pg_database ORDER BY datname');
  return rows.map((row) => String(row['datname']));
}

async function markOf(url: string, database: string): Promise<string> {
  const [row] = await ask(
    url,
    `SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database WHERE datname = '${database}'`,
  );
  return String(row?.['mark']);
}

function isScratch(name: string): boolean {
  return name.startsWith('staircase_rehearsal_');
}
