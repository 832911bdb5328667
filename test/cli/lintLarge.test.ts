import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeTree } from '../migrations/makeTree.ts';
import { runProgram, STAIRCASE } from '../support/program.ts';
import { callStaircase } from './callStaircase.ts';

const SMALL = 'ALTER TABLE c ADD COLUMN d char(3);\n';
const MEGABYTE = 1024 * 1024;

/** Tables of a size, and at their end a statement to complain of. */
function large(size: number): string {
  const parts: string[] = [];
  for (let n = 0; n * 64 < size; n++)
    parts.push(`${`CREATE TABLE t${n} (id serial, name text);`.padEnd(63)}\n`);
  return parts.join('') + SMALL;
}

interface Told {
  readonly path: string;
  readonly rule: string;
  readonly message: string;
  readonly start: { readonly line: number };
  readonly fix?: { readonly edits: readonly unknown[] };
}

function findingsIn(json: string): Told[] {
  return JSON.parse(json).findings;
}

const OPTIONS = ['--json', '--preset', 'none', '--include', 'ban-char-field,missing-if-not-exists'];

test('what a thread finds in a large file is what is found in a small one', async (t) => {
  const text = large(1.2 * MEGABYTE);
  const directory = makeTree(t, {
    'large.sql': text,
    'small.sql': text.slice(-64 * 3 - SMALL.length),
  });
  const { out, code } = await callStaircase(['lint', '.', ...OPTIONS], { directory });
  const [own, others] = ['large.sql', 'small.sql'].map((name) =>
    findingsIn(out).filter(({ path }) => path === name),
  );
  assert.equal(code, 1);
  assert.equal(own?.length, Math.ceil((1.2 * MEGABYTE) / 64) + 2);
  assert.deepEqual(own?.slice(-5).map(withoutPlace), others?.map(withoutPlace));
});

function withoutPlace({ rule, message, fix }: Told) {
  return { rule, message, edits: fix?.edits.length };
}

test('what needs more memory than there is is a finding, and the rest is linted', async (t) => {
  const directory = makeTree(t, {
    'db/large.sql': large(2 * MEGABYTE),
    'db/small.sql': SMALL,
    'db/migrations/1_large/up.sql': large(2 * MEGABYTE),
    'db/migrations/2_small/up.sql': SMALL,
  });
  const env = { NODE_OPTIONS: '--max-old-space-size=70' };
  const { code, stdout, stderr } = await runProgram(STAIRCASE, ['lint', 'db', ...OPTIONS], {
    cwd: directory,
    env,
  });
  assert.equal(stderr, '');
  const said = findingsIn(stdout).filter(({ rule }) => rule !== 'missing-if-not-exists');
  const unread = said.filter(({ rule }) => rule === 'syntax-error');
  for (const { message } of unread) assert.match(message, /^The script is too large .*memory/);
  assert.deepEqual(
    said.map(({ path, rule }) => `${path} ${rule}`),
    [
      'db/large.sql syntax-error',
      'db/migrations/1_large/up.sql syntax-error',
      'db/migrations/2_small/up.sql ban-char-field',
      'db/small.sql ban-char-field',
    ],
  );
  assert.equal(code, 1);
});

test('a large file is mended, and checked in a thread of its own', async (t) => {
  const directory = makeTree(t, { 'large.sql': large(1.2 * MEGABYTE) });
  const options = [...OPTIONS, '--exclude', 'ban-char-field', '--fix'];
  const { out, code } = await callStaircase(['lint', '.', ...options], { directory });
  assert.deepEqual(findingsIn(out), []);
  assert.equal(code, 0);
  const text = readFileSync(join(directory, 'large.sql'), 'utf8');
  assert.equal(text.match(/IF NOT EXISTS/g)?.length, Math.ceil((1.2 * MEGABYTE) / 64) + 1);
});
