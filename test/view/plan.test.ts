import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { type Confirmation, confirmation } from '../../src/view/plan/confirmation.ts';
import { planDocument } from '../../src/view/plan/planDocument.ts';
import { assertGolden } from './golden.ts';
import { PLANS } from './plans.ts';

const parser = await loadParser();

suite('a plan', () => {
  for (const [name, planned] of Object.entries(PLANS)) {
    const folder = `plan-${name.replaceAll(/[^a-z]+/g, '-')}`;
    test(`${name}: the document`, () => {
      const { plan, target } = planned();
      assertGolden(`${folder}/plan.sql`, planDocument(plan, target));
    });

    test(`${name}: the question before it is run`, () => {
      const { plan, target } = planned();
      assertGolden(`${folder}/question.txt`, questionText(confirmation(plan, target, parser)));
    });

    test(`${name}: each script stands in the document to the byte, on lines of its own`, () => {
      const { plan, target } = planned();
      const text = planDocument(plan, target);
      for (const { script, direction } of plan.steps) {
        assert.ok(direction === 'mark' || text.includes(`\n${script.text}`));
      }
    });

    test(`${name}: no password`, () => {
      const { plan, target } = planned();
      assert.doesNotMatch(planDocument(plan, target), /hunter2/);
      assert.doesNotMatch(questionText(confirmation(plan, target, parser)), /hunter2/);
    });
  }
});

test('the document names the files whose changes are not on disk', () => {
  const [planned] = Object.values(PLANS);
  assert.ok(planned);
  const { plan, target } = planned();
  const text = planDocument(plan, target, ['/w/migrations/1_a/up.sql']);
  assert.match(text, /^-- UNSAVED: \/w\/migrations\/1_a\/up\.sql is shown as it is on disk/m);
  assert.doesNotMatch(planDocument(plan, target), /UNSAVED/);
});

function questionText(asked: Confirmation): string {
  if (asked.kind === 'none') return 'nothing is asked\n';
  if (asked.kind === 'refused') return `refused: ${asked.message}\n`;
  const typed = asked.kind === 'type-name' ? `type ${asked.name}: ` : '';
  return `${asked.message}\n\n${asked.detail}\n\n${typed}[${asked.button}]\n`;
}
