import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { repairsFor } from '../../src/engine/repair/repairsFor.ts';
import { repairConfirmation } from '../../src/view/report/repairConfirmation.ts';
import { migrationTree } from '../../src/view/tree/migrationTree.ts';
import type { TreeNode } from '../../src/view/tree/treeNode.ts';
import { ledgerOf, migration, planFor, rowOf } from '../support/migrations.ts';
import { LOCAL, NOW, PRODUCTION } from './builders.ts';
import { assertGolden } from './golden.ts';
import { SITUATIONS } from './situations.ts';

const users = migration({ version: 1n, description: 'users', up: 'SELECT 1;\n' });

const CASES = {
  'one cure on local': { change: { checksum: Buffer.alloc(48) }, target: LOCAL },
  'two cures on production': { change: { success: false }, target: PRODUCTION },
} as const;

suite('the question before a repair', () => {
  for (const [title, { change, target }] of Object.entries(CASES)) {
    test(title, () => {
      const plan = planFor([users], ledgerOf(rowOf(users, change)), { kind: 'run' });
      const choice = repairsFor(plan, 1n);
      assert.ok(choice.kind === 'repairs');
      const { message, detail, buttons, typed } = repairConfirmation(choice.repairs, target);
      const pressed = buttons.map((button) => `[${button}]`).join(' ');
      const text = [message, detail, pressed, typed === undefined ? '' : `typed: ${typed}\n`];
      assertGolden(`repair-question-${title.replaceAll(' ', '-')}.txt`, text.join('\n\n'));
    });
  }
});

suite('the tree offers Repair where there is a cure', () => {
  for (const [title, situation] of Object.entries(SITUATIONS)) {
    test(title, () => {
      const { views } = situation();
      const plans = views.flatMap(({ state }) => (state.kind === 'planned' ? state.plan : []));
      const curable = plans.flatMap((plan) =>
        plan.entries
          .filter((it) => it.row && repairsFor(plan, it.version).kind === 'repairs')
          .map(({ version }) => `${version}`),
      );
      const offered = migrationTree(views, NOW)
        .flatMap(withChildren)
        .filter(({ contextValue }) => /\brepairable\b/.test(contextValue))
        .map(({ version }) => version);
      assert.deepEqual(new Set(offered), new Set(curable));
    });
  }
});

function withChildren(node: TreeNode): TreeNode[] {
  return [node, ...node.children.flatMap(withChildren)];
}
