import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeTree, type Tree } from '../migrations/makeTree.ts';
import { assertGolden } from '../view/golden.ts';
import { caller } from './callStaircase.ts';

const TREE: Tree = {
  'migrations/1_a/up.sql': 'SELECT 1;',
  'migrations/1_a/down.sql': 'SELECT 1;',
  'migrations/2_b/up.sql': 'SELECT 2;',
};

test('links are made, checked, and follow the migrations', async (t) => {
  const directory = makeTree(t, TREE);
  const call = caller({ directory });
  const told: string[] = [];
  const line = async (text: string) => {
    const { code, out, err } = await call(text);
    told.push(`$ staircase ${text}\n${out}${err}${code === 0 ? '' : `(exit code ${code})\n`}`);
  };
  await line('migrate link --check');
  await line('migrate link');
  await line('migrate link');
  await line('migrate link --check');
  rmSync(join(directory, 'migrations/1_a/down.sql'));
  writeFileSync(join(directory, 'migrations/3_c.sql'), 'SELECT 3;');
  await line('migrate link --check');
  await line('migrate link');
  writeFileSync(join(directory, 'migrations/2_b/metadata.toml'), 'run_in_transaction = false');
  await line('migrate link --check');
  await line('migrate link --out for-sqlx');
  await line('migrate link --out .');
  writeFileSync(join(directory, 'migrations/.sqlx/4_d.sql'), '');
  await line('migrate link');
  assertGolden('../cli/link.txt', told.join('\n').replaceAll(directory, '/project'));
});

test('JSON has every link with its state, and versions as strings', async (t) => {
  const call = caller({ directory: makeTree(t, TREE) });
  const { code, out } = await call('migrate link --check --json');
  const { outcome, isMarked, links } = JSON.parse(out);
  assert.deepEqual([code, outcome, isMarked], [1, 'failed', false]);
  assert.deepEqual(links[0], {
    name: '1_a.up.sql',
    target: '../1_a/up.sql',
    version: '1',
    state: 'missing',
  });
  const made = JSON.parse((await call('migrate link --json')).out);
  assert.deepEqual([made.outcome, made.made.length, made.copied], ['done', 3, []]);
});

test('where sqlx.toml names the links, the migrations they were made from are meant', async (t) => {
  const directory = makeTree(t, {
    ...TREE,
    'sqlx.toml': '[migrate]\nmigrations-dir = "migrations/.sqlx"\n',
  });
  const call = caller({ directory });
  await call('migrate link --source migrations');
  assert.match((await call('migrate add later')).out, /^Creating migrations\/3_later\/up\.sql\n/);
  assert.equal((await call('migrate link')).code, 0);
  const names = readdirSync(join(directory, 'migrations/.sqlx'));
  assert.ok(names.includes('3_later.up.sql'), names.join());
  const marker = readFileSync(join(directory, 'migrations/.sqlx/.staircase-link'), 'utf8');
  assert.equal(JSON.parse(marker).folder, '..');
});
