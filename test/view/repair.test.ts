import { test } from 'node:test';
import { repairsFor } from '../../src/engine/repair/repairsFor.ts';
import { repairLabel, repairQuestion, repairSummary } from '../../src/view/report/repairText.ts';
import { ledgerOf, migration, planFor, rowOf } from '../support/migrations.ts';
import { STAGING } from './builders.ts';
import { assertGolden } from './golden.ts';

const applied = migration({ version: 1n, description: 'users', up: 'SELECT 1;\r\n' });
const now = migration({ version: 1n, description: 'create users', up: 'SELECT 1;\n' });

const SITUATIONS = {
  'line endings': planFor([now], ledgerOf(rowOf(applied)), { kind: 'run' }),
  'a real change': planFor([now], ledgerOf(rowOf(now, { checksum: Buffer.alloc(48) })), {
    kind: 'run',
  }),
  'a failed row': planFor([now], ledgerOf(rowOf(now, { success: false })), { kind: 'run' }),
  'a row without a file': planFor([], ledgerOf(rowOf(now)), { kind: 'run' }),
  'two rows': planFor([now], ledgerOf(rowOf(now), rowOf(now)), { kind: 'run' }),
};

for (const [title, plan] of Object.entries(SITUATIONS)) {
  test(`what is asked before ${title} is repaired`, () => {
    const choice = repairsFor(plan, 1n);
    const repairs = choice.kind === 'repairs' ? choice.repairs : [];
    const text = repairs.map((repair) => {
      const { message, detail, button } = repairQuestion(repair, STAGING);
      const done = repairSummary({ outcome: 'done', repair, refusals: [] }, STAGING);
      return `${repairLabel(repair)}\n\n${message}\n\n${detail}\n\n[${button}]\n\n${done}\n`;
    });
    assertGolden(`repair-${title.replaceAll(' ', '-')}.txt`, text.join('\n---\n\n'));
  });
}
