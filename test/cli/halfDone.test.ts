import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { open } from '../engine/support/scene.ts';
import type { Tree } from '../migrations/makeTree.ts';
import { type TestPostgres, useServer } from '../support/postgres.ts';
import { type Scene, sceneOf, TWO } from './scene.ts';

/** Each of its statements is committed by itself; what an attempt that was killed has done stays. */
const INDEX: Tree = {
  ...TWO,
  'migrations/3_i/up.sql': '-- no-transaction\nCREATE INDEX CONCURRENTLY i ON a (id);',
  'migrations/3_i/down.sql': '-- no-transaction\nDROP INDEX CONCURRENTLY i;',
};

suite('a script outside a transaction that an attempt has left half done', () => {
  const server = useServer();

  for (const [flag, isThere, rows] of [
    ['--resume', true, 3],
    ['--undo', false, 2],
    ['--mark', true, 3],
  ] as const) {
    test(`${flag}: the index is ${isThere ? 'there' : 'gone'}, ${rows} rows are left`, async (t) => {
      const scene = await halfDone(t, server);
      const refused = await scene.call('migrate run');
      assert.equal(refused.code, 1);
      assert.match(refused.err, /line 2 is done already: CREATE INDEX CONCURRENTLY i/);
      assert.match(refused.err, /\$ staircase migrate repair 3 --undo\n.* repair 3 --mark\n$/);
      assert.equal((await scene.call(`migrate repair 3 ${flag}`)).code, 2, 'a pipe must say --yes');
      const { code, err } = await scene.call(`migrate repair 3 ${flag} --yes`);
      assert.equal(code, 0, err);
      assert.deepEqual(await left(t, scene), { isThere, rows });
    });
  }

  test('a person is shown what has landed, chooses, and confirms', async (t) => {
    const scene = await halfDone(t, server);
    const { code, out, asked } = await scene.call('migrate repair 3', {
      person: { answers: ['2', 'y'] },
    });
    assert.equal(code, 0);
    assert.match(out, /^line 2 is done already/);
    assert.equal(asked[0], 'Which one (1 to 2)?');
    assert.deepEqual(await left(t, scene), { isThere: true, rows: 3 });
  });

  test('an INVALID index stops the run, is dropped, and is built by the next run', async (t) => {
    const scene = await halfDone(t, server);
    const session = await open(t, scene.url);
    await session.script("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i'::regclass");
    const refused = await scene.call('migrate run');
    assert.match(refused.err, /INVALID index public\.i/);
    assert.match(refused.err, /\$ staircase migrate repair 3 --drop-index\n/);
    const dry = await scene.call('migrate repair 3 --dry-run');
    assert.equal(dry.out, 'DROP INDEX CONCURRENTLY public.i;\n');
    const dropped = await scene.call('migrate repair 3 --drop-index --yes --json');
    assert.deepEqual(JSON.parse(dropped.out).dropped, ['public.i']);
    assert.equal((await scene.call('migrate run')).code, 0);
    assert.deepEqual(await left(t, scene), { isThere: true, rows: 3 });
  });

  for (const flag of ['--undo', '--mark']) {
    test(`${flag} does nothing where nothing was begun, or could be half done`, async (t) => {
      const { call } = await sceneOf(t, server, INDEX);
      await call('migrate run --target-version 1');
      for (const version of [2, 3]) {
        const { code } = await call(`migrate repair ${version} ${flag} --yes`);
        assert.equal(code, 1);
      }
      const { out } = await call('migrate list');
      assert.equal(out, '1/installed a\n2/pending b\n3/pending i\n');
    });
  }

  test('one cure at a time', async (t) => {
    const { call } = await sceneOf(t, server, INDEX);
    const { code, err } = await call('migrate repair 3 --resume --undo --yes');
    assert.equal(code, 2);
    assert.match(err, /'--resume' cannot be used with option '--undo'/);
  });

  test('where nothing is half done, it says so', async (t) => {
    const { call } = await sceneOf(t, server, INDEX);
    await call('migrate run --target-version 2');
    const { code, out } = await call('migrate repair 3 --resume --yes');
    assert.equal(code, 1);
    assert.match(out, /nothing to resume/);
    const index = await call('migrate repair 3 --drop-index --yes');
    assert.deepEqual([index.code, /No INVALID index/.test(index.out)], [2, true]);
  });
});

/** Two applied, and the index of the third is there without its row. */
async function halfDone(t: TestContext, server: TestPostgres): Promise<Scene> {
  const scene = await sceneOf(t, server, INDEX);
  await scene.call('migrate run --target-version 2');
  const session = await open(t, scene.url);
  await session.script('CREATE INDEX i ON a (id)');
  return scene;
}

async function left(t: TestContext, { url }: Scene): Promise<{ isThere: boolean; rows: number }> {
  const session = await open(t, url);
  const [row] = await session.query(
    `SELECT to_regclass('i') IS NOT NULL AS there, count(*)::int AS rows FROM _sqlx_migrations`,
  );
  return { isThere: row?.['there'] === true, rows: Number(row?.['rows']) };
}
