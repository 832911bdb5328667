import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { type Confirmation, confirmation } from '../../src/view/confirmation.ts';
import { planDocument } from '../../src/view/planDocument.ts';
import { assertGolden } from './golden.ts';
import { PLANS } from './plans.ts';

const parser = await loadParser();

suite('a plan', () => {
  for (const [name, planned] of Object.entries(PLANS)) {
    const folder = `plan-${name.replaceAll(/[^a-z]+/g, '-')}`;
    test(`${name}: the document`, () => {
      const { plan, target } = planned();
      assertGolden(`${folder}/plan.sql`, planDocument(plan, target).text);
    });

    test(`${name}: the question before it is run`, () => {
      const { plan, target } = planned();
      assertGolden(`${folder}/question.txt`, questionText(confirmation(plan, target, parser)));
    });

    test(`${name}: each script stands in the document to the byte, at the line told`, () => {
      const { plan, target } = planned();
      const { text, scripts } = planDocument(plan, target);
      const lines = text.split(/\r?\n/);
      for (const { step, firstLine } of scripts.filter(({ step }) => step.script.text !== '')) {
        if (step.direction === 'mark') continue;
        assert.ok(text.includes(step.script.text));
        assert.equal(lines[firstLine - 1], step.script.text.split(/\r?\n/)[0]);
      }
    });

    test(`${name}: no password`, () => {
      const { plan, target } = planned();
      assert.doesNotMatch(planDocument(plan, target).text, /hunter2/);
      assert.doesNotMatch(questionText(confirmation(plan, target, parser)), /hunter2/);
    });
  }
});

function questionText(asked: Confirmation): string {
  if (asked.kind === 'none') return 'nothing is asked\n';
  if (asked.kind === 'refused') return `refused: ${asked.message}\n`;
  const typed = asked.kind === 'type-name' ? `type ${asked.name}: ` : '';
  return `${asked.message}\n\n${asked.detail}\n\n${typed}[${asked.button}]\n`;
}
