import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, suite, test } from 'node:test';
import { buildBuiltIn } from '../../scripts/buildBuiltIn.ts';
import { root } from '../../scripts/paths.ts';
import { makeTree, type Tree } from '../migrations/makeTree.ts';
import { caller } from './callStaircase.ts';
import { playTranscripts } from './playTranscripts.ts';

const TREE: Tree = {
  'migrations/1_orders/up.sql':
    'CREATE TABLE orders (id bigint PRIMARY KEY, note text, state text);\nCREATE INDEX orders_note_idx ON orders (note);\n',
  'migrations/2_words/up.sql':
    'ALTER TABLE orders ADD COLUMN total numeric;\nCREATE VIEW totals AS SELECT id, total FROM orders;\nALTER TABLE orders DROP COLUMN note;\n',
  'migrations/3_do/up.sql':
    "DO $$ BEGIN EXECUTE 'CREATE TABLE made_by_code (id int)'; END $$;\nCREATE TYPE mood AS ENUM ('calm');\n",
  'migrations/5_type/up.sql':
    'ALTER TABLE orders ALTER COLUMN state TYPE int USING length(state);\n',
  'migrations/6_forgets/up.sql':
    'CREATE TABLE items (id bigint PRIMARY KEY);\nCREATE INDEX late ON orders (state);\n',
  'migrations/6_forgets/down.sql': '-- The table only.\nDROP TABLE items\n',
  'migrations/9_data/up.sql': 'DO $$ BEGIN INSERT INTO orders (id) SELECT 4711; END $$;\n',
  'migrations/10_bad/up.sql': 'CREATE TABEL x ();\n',
};

/** Printed, and what is said of it. Each starts a PostgreSQL of its own. */
const PRINTED = ['down 2', 'down 5 --json', 'down 6 --repair', 'down 9'];

const WRITTEN = ['down 6 --write', 'down 6 --write --repair', 'down 6 --write --repair'];

const WRONG = [
  'down',
  'down x',
  'down 11',
  'down 1 --repair',
  'down 10',
  'down 6 --repair --overwrite',
];

suite('what staircase down writes', () => {
  before(() => buildBuiltIn(join(root, 'dist', 'builtin')));

  playTranscripts(
    [
      ['down', PRINTED],
      ['down-written', WRITTEN],
      ['down-wrong-command-lines', WRONG],
    ],
    TREE,
  );

  test('Ctrl-C ends it, and says so', async (t) => {
    const directory = makeTree(t, TREE);
    const abort = new AbortController();
    const call = caller({ directory, signal: abort.signal });
    const ended = await call('down 2 --write --json', { onStatus: () => abort.abort() });
    assert.deepEqual([ended.code, ended.err], [130, 'Nothing was done.\n']);
    assert.equal(JSON.parse(ended.out).outcome, 'cancelled');
    assert.ok(!existsSync(join(directory, 'migrations/2_words/down.sql')));
  });

  test('what was written is what was printed, and rehearse agrees', async (t) => {
    const directory = makeTree(t, TREE);
    const call = caller({ directory });
    const { out } = await call('down 2');
    assert.equal((await call('down 2 --write')).code, 0);
    assert.equal(readFileSync(join(directory, 'migrations/2_words/down.sql'), 'utf8'), out);
    assert.equal((await call('down 3 --write')).code, 0);
    const rehearsed = JSON.parse((await call('rehearse --only 3 --json')).out);
    assert.equal(rehearsed.migrations[0].verdict, 'reversible');
  });
});
