import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, suite, test } from 'node:test';
import { buildBuiltIn } from '../../scripts/buildBuiltIn.ts';
import { root } from '../../scripts/paths.ts';
import { makeTree, type Tree } from '../migrations/makeTree.ts';
import { caller } from './callStaircase.ts';
import { playTranscripts } from './playTranscripts.ts';

const TREE: Tree = {
  'migrations/1_orders/up.sql':
    'CREATE TABLE orders (id bigint PRIMARY KEY, note text);\nCREATE INDEX orders_note_idx ON orders (note);\n',
  'migrations/1_orders/down.sql': 'DROP TABLE orders;\n',
  'migrations/2_state/up.sql':
    'ALTER TABLE orders\n    ADD COLUMN state uuid DEFAULT gen_random_uuid();\nCREATE INDEX late ON orders (state, id);\nCREATE INDEX later ON orders (id);\n',
  'migrations/2_state/down.sql': 'ALTER TABLE orders DROP COLUMN state;\n',
  'migrations/3_note/up.sql':
    '-- staircase-ignore no-down: no note is empty\nALTER TABLE orders ALTER COLUMN note SET NOT NULL;\n',
  'migrations/4_gone/up.sql':
    '-- irreversible: nobody reads notes\nALTER TABLE orders DROP note;\n',
  'migrations/5_lossy/up.sql': 'SELECT 1;\nUPDATE orders SET state = NULL;\n',
  'migrations/5_lossy/down.sql': 'SELECT 1;\n',
  'migrations/6_bad/up.sql': 'SELECT 1;\nCREATE TABLE orders (id int);\n',
  'migrations/6_bad/down.sql': 'DROP TABLE orders;\n',
};

/** The last migration does not run, so that none can be behind it. */
const LINES = [
  'rehearse',
  'rehearse --only 2 --json',
  'rehearse --from 3 --fail-on fails --format github',
  'rehearse --from 3 --fail-on no-down --format junit',
  'rehearse --only 2 --format sarif',
  'rehearse --only 5 --json',
  'rehearse --only 5 --format sarif',
  'rehearse migrations --only 1 --fail-on never',
];

/** Of what cannot be read nothing is proven, so that it is as bad as a migration that fails. */
const UNREADABLE: Tree = {
  'migrations/1_orders/up.sql': 'CREATE TABLE orders (id bigint);',
  'migrations/1_orders/down.sql': Buffer.from('\ufeffDROP TABLE orders;', 'utf16le'),
  'migrations/2_one/up.sql': 'SELECT 1;',
  'migrations/2_one/down.sql': 'SELECT 1;',
  'migrations/2_two/up.sql': 'SELECT 2;',
  'migrations/3_only_down/down.sql': 'SELECT 1;',
  'empty/README': 'Nothing yet.',
};

const UNREADABLE_LINES = [
  'rehearse --json',
  'rehearse --only 1_orders',
  'rehearse --only 1 --format junit',
  'rehearse --only 1 --format github',
  'rehearse --format sarif',
  'rehearse --format github',
  'rehearse --from 2 --format junit',
  'rehearse --only migrations/3_only_down/down.sql --fail-on never',
  'rehearse migrations/1_orders',
  'rehearse empty',
];

const WRONG = [
  'rehearse --only 7',
  'rehearse --only x',
  'rehearse --only 1 --from 2',
  'rehearse nowhere',
  'rehearse --fail-on everything',
  'rehearse --format gcc',
  'rehearse --since no-such-branch',
  'rehearse --server postgres://db.example.com/app',
  'rehearse --server somewhere',
];

suite('what staircase rehearse says', () => {
  before(() => buildBuiltIn(join(root, 'dist', 'builtin')));

  playTranscripts(
    [
      ['rehearse', LINES],
      ['rehearse-wrong-command-lines', WRONG],
    ],
    TREE,
    steadied,
  );

  playTranscripts([['rehearse-unreadable', UNREADABLE_LINES]], UNREADABLE, steadied);

  test('--since rehearses what has changed', async (t) => {
    const directory = makeTree(t, TREE);
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
        cwd: directory,
      });
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-q', '-m', 'all');
    const call = caller({ directory });
    assert.equal((await call('rehearse --since main')).out, 'No migration to rehearse.\n');
    writeFileSync(join(directory, 'migrations/2_state/down.sql'), 'DROP INDEX late, later;');
    rmSync(join(directory, 'migrations/1_orders/down.sql'));
    const { out } = await call('rehearse --since main --json');
    const verdicts = JSON.parse(out).migrations.map(
      (it: { version: string; verdict: string }) => `${it.version} ${it.verdict}`,
    );
    assert.deepEqual(verdicts, ['1 no-down', '2 not-reversed']);
  });
});

/** Times differ from run to run, and versions of PostgreSQL from year to year. */
function steadied(text: string): string {
  return text
    .replaceAll(/ +\d+\.\d(?=\s)/g, '  #.#')
    .replaceAll(/"(upMs|downMs)":[\d.]+/g, '"$1":0')
    .replaceAll(/time="[\d.]+"/g, 'time="0"')
    .replaceAll(/PostgreSQL 18\.\d+/g, 'PostgreSQL 18');
}
