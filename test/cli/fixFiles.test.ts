import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fixFiles } from '../../src/cli/lint/fixFiles.ts';
import { mendingCheck } from '../../src/cli/lint/mending.ts';
import type { Finding } from '../../src/lint/finding.ts';
import { type Edit, type Fix, insertion, replacement, safeFix } from '../../src/lint/fix.ts';
import { parser } from '../lint/lintCase.ts';
import { makeTree, type Tree } from '../migrations/makeTree.ts';

const check = mendingCheck(parser, () => assert.fail('no thread for what is small'));

function sceneOf(t: TestContext, tree: Tree) {
  const root = makeTree(t, tree);
  const at = (path: string): string => join(root, path);
  const read = (path: string): string => readFileSync(at(path), 'utf8');
  const texts = new Map(Object.keys(tree).map((path) => [at(path), read(path)]));
  const fix = async (...fixes: readonly (readonly [path: string, fix: Fix])[]) => {
    const findings = fixes.map(([path, it]) => findingWith(at(path), it));
    const { applied, refused } = await fixFiles({ findings, files: 1, texts }, check);
    return {
      applied: applied.map(({ title }) => title),
      refused: [...refused].map(([path, why]) => `${path.slice(root.length + 1)} ${why}`),
    };
  };
  return { root, at, read, fix };
}

function findingWith(path: string, fix: Fix): Finding {
  return {
    rule: 'a-rule',
    aliases: [],
    severity: 'warning',
    category: 'style',
    path,
    span: { start: 0, end: 1 },
    message: 'It is so.',
    fixes: [fix],
  };
}

const one = (title: string, ...edits: Edit[]): Fix => safeFix(title, ...edits);

test('fixes that go together are applied together; of two in one place the first', async (t) => {
  const { read, fix } = sceneOf(t, { 'a.sql': 'SELECT 1, 2, 3;' });
  const result = await fix(
    ['a.sql', one('1', replacement({ start: 7, end: 8 }, '10'))],
    ['a.sql', one('1 again', replacement({ start: 7, end: 8 }, '11'))],
    ['a.sql', one('2 and 1', replacement({ start: 10, end: 11 }, '20'), insertion(7, '-'))],
    ['a.sql', one('3', replacement({ start: 13, end: 14 }, '30'))],
    ['a.sql', { ...one('by eye', replacement({ start: 10, end: 11 }, '20')), isSafe: false }],
  );
  assert.deepEqual(result, { applied: ['1', '3'], refused: [] });
  assert.equal(read('a.sql'), 'SELECT 10, 2, 30;');
});

test('what is added to the end of a text waits where another fix replaces the text', async (t) => {
  const { read, fix } = sceneOf(t, { 'a.sql': 'SELECT 1;' });
  const guard = one('guard', replacement({ start: 0, end: 8 }, 'DO $$BEGIN PERFORM 1; END$$'));
  const result = await fix(['a.sql', guard], ['a.sql', one('add', insertion(8, ' AS a'))]);
  assert.deepEqual(result, { applied: ['guard'], refused: [] });
  assert.equal(read('a.sql'), 'DO $$BEGIN PERFORM 1; END$$;');
});

test('the same edit that two fixes want is made once', async (t) => {
  const { read, fix } = sceneOf(t, { 'a.sql': 'SELECT 1;' });
  const first = insertion(0, '-- no-transaction\n');
  await fix(['a.sql', one('a', first)], ['a.sql', one('b', first, insertion(8, ' '))]);
  assert.equal(read('a.sql'), '-- no-transaction\nSELECT 1 ;');
});

test('a file that has changed meanwhile is left alone, with all that its fix would do', async (t) => {
  const { at, read, fix } = sceneOf(t, { 'a.sql': 'SELECT 1;', 'b.sql': 'SELECT 1;' });
  writeFileSync(at('a.sql'), 'SELECT 5;');
  const edit = replacement({ start: 7, end: 8 }, '2');
  const result = await fix(
    ['a.sql', one('a', edit, { kind: 'create', path: at('c.sql'), text: 'SELECT 3;' })],
    ['b.sql', one('b', edit)],
  );
  assert.deepEqual(result, { applied: ['b'], refused: ['a.sql has changed meanwhile'] });
  assert.deepEqual([read('a.sql'), read('b.sql')], ['SELECT 5;', 'SELECT 2;']);
  assert.deepEqual(readdirSync(at('.')).sort(), ['a.sql', 'b.sql']);
});

test('what would not parse afterwards is left as it is', async (t) => {
  const { read, fix } = sceneOf(t, { 'a.sql': 'SELECT 1;' });
  const result = await fix(['a.sql', one('a', replacement({ start: 0, end: 6 }, 'SELEKT'))]);
  assert.deepEqual(result, { applied: [], refused: ['a.sql would not parse afterwards'] });
  assert.equal(read('a.sql'), 'SELECT 1;');
});

test('files are made and renamed, and never over others', async (t) => {
  const { at, read, fix } = sceneOf(t, {
    'm/1_a/up.sql': 'SELECT 1;',
    'm/2_b/up.sql': 'SELECT 2;',
  });
  mkdirSync(at('m/9_z'));
  const result = await fix(
    ['m/1_a/up.sql', one('a', { kind: 'create', path: at('m/1_a/down.sql'), text: 'SELECT 3;' })],
    ['m/2_b/up.sql', one('b', { kind: 'create', path: at('m/2_b/up.sql'), text: 'SELECT 3;' })],
    ['m/2_b/up.sql', one('c', { kind: 'rename', from: at('m/2_b'), to: at('m/9_z') })],
  );
  assert.deepEqual(result.applied, ['a']);
  assert.deepEqual(result.refused, ['m/2_b/up.sql is there already']);
  assert.equal(read('m/1_a/down.sql'), 'SELECT 3;');
  const again = await fix([
    'm/2_b/up.sql',
    one('c', { kind: 'rename', from: at('m/2_b'), to: at('m/8_y') }),
  ]);
  assert.deepEqual(again, { applied: ['c'], refused: [] });
  assert.equal(read('m/8_y/up.sql'), 'SELECT 2;');
});

test('a link stays a link, and nothing else is left in the directory', async (t) => {
  const { at, read, fix } = sceneOf(t, {
    'real/a.sql': 'SELECT 1;',
    'a.sql': { link: 'real/a.sql' },
  });
  await fix(['a.sql', one('a', replacement({ start: 7, end: 8 }, '2'))]);
  assert.equal(read('real/a.sql'), 'SELECT 2;');
  assert.deepEqual(readdirSync(at('real')), ['a.sql']);
});

/** What a thread is told to say of a text that is large. */
const answers: Readonly<Record<string, () => Promise<boolean>>> = {
  undefined: async () => false,
  'would not parse afterwards': async () => true,
  'is too large for its fixes to be checked (no memory), and stays as it is': async () => {
    throw Object.assign(new Error('no memory'), { code: 'ERR_WORKER_OUT_OF_MEMORY' });
  },
};

for (const [problem, answer] of Object.entries(answers)) {
  test(`what is large is checked in a thread: ${problem}`, async () => {
    const after = `SELECT 1;${' '.repeat(1024 * 1024)}`;
    const parsed = { parse: () => assert.fail('parsed beside the thread') };
    assert.equal(
      String(await mendingCheck(parsed, answer)({ before: 'SELECT 1;', after })),
      problem,
    );
  });
}
