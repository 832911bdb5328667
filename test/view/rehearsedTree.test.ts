import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts';
import type { RehearsalMark } from '../../src/view/rehearsal/rehearsalMark.ts';
import { migrationTree } from '../../src/view/tree/migrationTree.ts';
import type { TreeNode } from '../../src/view/tree/treeNode.ts';
import { FOLDER, folderOf, migrations } from '../support/migrations.ts';
import { NOW, planned } from './builders.ts';

const EMPTY = { version: 1n, description: '', differences: [], changes: [], reasons: [] };

const CASES: readonly [what: string, mark: RehearsalMark | undefined, lines: readonly string[]][] =
  [
    ['none', undefined, ['pending · 1', 'arrow-up ', 'arrow-down ']],
    [
      'one that goes on',
      { kind: 'running' },
      ['pending · rehearsing · 1', 'arrow-up ', 'arrow-down '],
    ],
    ['one that is old', { kind: 'old' }, ['pending · 1', 'arrow-up ', 'arrow-down ']],
    [
      'a way back that works',
      done({ verdict: 'reversible' }),
      ['pending · reversible · 1', 'arrow-up ', 'pass reversible'],
    ],
    [
      'a way back that leaves something',
      done({ verdict: 'not-reversed' }),
      ['pending · not reversed · 1', 'arrow-up ', 'error not reversed'],
    ],
    [
      'no way to it',
      done({ verdict: 'fails', failure: { leg: 'up', message: 'no such table' } }),
      ['pending · up fails · 1', 'error up fails', 'arrow-down '],
    ],
  ];

suite('the mark of a rehearsal on a migration and its scripts', () => {
  for (const [what, mark, lines] of CASES) {
    test(what, () => {
      const { description, children } = nodeOf(mark);
      const scripts = children.map((it) => `${it.icon} ${it.description}`);
      assert.deepEqual([description, ...scripts], lines);
    });
  }

  test('the tooltip has the reason', () => {
    const failure = { leg: 'down', message: 'no such index' } as const;
    const { tooltip } = nodeOf(done({ verdict: 'fails', failure, upMs: 2 }));
    assert.match(tooltip, /rehearsed: down fails · up 2 ms {2}\nbecause: no such index/);
    assert.match(nodeOf({ kind: 'old' }).tooltip, /rehearsed: before a change/);
  });
});

function done(more: Pick<Rehearsal, 'verdict'> & Partial<Rehearsal>): RehearsalMark {
  return { kind: 'done', rehearsal: { ...EMPTY, ...more } };
}

function nodeOf(mark: RehearsalMark | undefined): TreeNode {
  const views = [planned(folderOf(migrations(1n)), undefined, { path: FOLDER })];
  const [folder] = migrationTree(views, NOW, [], () => mark);
  const node = folder?.children.find(({ kind }) => kind === 'migration');
  assert.ok(node);
  return node;
}
