import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { migrationTree } from '../../src/view/tree/migrationTree.ts';
import { statusLine } from '../../src/view/tree/statusLine.ts';
import type { TreeNode } from '../../src/view/tree/treeNode.ts';
import { viewHead } from '../../src/view/tree/viewHead.ts';
import { NOW } from './builders.ts';
import { assertGolden } from './golden.ts';
import { SITUATIONS, type Situation } from './situations.ts';

suite('what is on screen', () => {
  for (const [name, situation] of Object.entries(SITUATIONS)) {
    const folder = name.replaceAll(/[^a-z]+/g, '-');
    test(`${name}: tree, head and status bar`, () => {
      assertGolden(`${folder}/screen.txt`, screenText(situation()));
    });
    test(`${name}: tooltips and the words for a screen reader`, () => {
      assertGolden(`${folder}/tooltips.md`, tooltipText(treeOf(situation())));
    });
    test(`${name}: every line has an id of its own and shows no password`, () => {
      const nodes = treeOf(situation()).flatMap(withChildren);
      assert.equal(new Set(nodes.map(({ id }) => id)).size, nodes.length);
      assert.doesNotMatch(JSON.stringify([nodes, statusLine(situation().views)]), /hunter2/);
    });
  }
});

function treeOf({ views, missing }: Situation): TreeNode[] {
  return migrationTree(views, NOW, missing);
}

function screenText(situation: Situation): string {
  const { message, badge } = viewHead(situation.views);
  const status = statusLine(situation.views);
  return [
    `message: ${message ?? '-'}`,
    `badge: ${badge ? `${badge.value}, ${badge.tooltip}` : '-'}`,
    `status bar: ${status ? `(${status.icon}) ${status.text} [${status.severity}]` : '-'}`,
    ...(status?.tooltip.split('\n') ?? []).map((line) => `  ${line}`),
    'tree:',
    ...treeOf(situation).flatMap((node) => lines(node, '  ')),
    '',
  ].join('\n');
}

function lines(node: TreeNode, indent: string): string[] {
  const { icon, color = 'no colour', label, description, contextValue, path, expanded } = node;
  const opens = path === undefined ? '' : ` -> ${path}`;
  return [
    `${indent}(${icon}) ${label}  ${description}`.trimEnd(),
    `${indent}    [${contextValue}] ${color}${expanded ? ', open' : ''}${opens}`,
    ...node.children.flatMap((child) => lines(child, `${indent}  `)),
  ];
}

function tooltipText(nodes: readonly TreeNode[]): string {
  return nodes
    .flatMap(withChildren)
    .map(({ tooltip, accessibilityLabel }) => `# ${accessibilityLabel}\n\n${tooltip}\n`)
    .join('\n');
}

function withChildren(node: TreeNode): TreeNode[] {
  return [node, ...node.children.flatMap(withChildren)];
}
