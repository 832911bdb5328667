import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fatesOf } from '../../src/engine/halfDone/fates.ts';
import type { Standing } from '../../src/engine/halfDone/standing.ts';
import type { Intent, Plan } from '../../src/engine/plan/plan.ts';
import { review } from '../../src/engine/plan/review.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { confirmation } from '../../src/view/plan/confirmation.ts';
import { planDocument } from '../../src/view/plan/planDocument.ts';
import { failureText } from '../../src/view/report/failureText.ts';
import { ledgerOf, migration, planFor } from '../support/migrations.ts';
import { LOCAL, STAGING } from './builders.ts';
import { assertGolden } from './golden.ts';

const orders = migration({
  version: 20260101000000n,
  description: 'index orders',
  up: [
    '-- no-transaction',
    'CREATE TABLE audit (id bigint);',
    'COMMIT;',
    'INSERT INTO audit VALUES (1);',
    'CREATE INDEX orders_at ON orders (at);',
    '',
  ].join('\n'),
  down: '-- no-transaction\nDROP INDEX orders_at;\nDROP TABLE audit;\n',
});

const parser = await loadParser();

suite('a script outside a transaction that is half done', () => {
  test('is shown before it is resumed: what has landed, and what is sent', () => {
    const plan = resumed(['there', 'unknown', 'unknown', 'absent']);
    assertGolden('plan-resume-on-staging.sql', planDocument(plan, STAGING));
    assert.equal(confirmation(plan, LOCAL, parser).kind, 'ask');
  });
  test('is shown before it is undone, and its name is typed beyond local targets', () => {
    const plan = undone(['there', 'unknown', 'unknown', 'absent']);
    assertGolden('plan-undo-on-staging.sql', planDocument(plan, STAGING));
    assert.equal(confirmation(plan, STAGING, parser).kind, 'type-name');
  });
  test('is told statement by statement, with the choices', () => {
    const [step] = resumed(['there', 'unknown', 'unknown', 'absent']).steps;
    const { long } = failureText({
      message: 'The connection was lost',
      advice: 'Resume it, or mark it as applied.',
      statements: step?.resume?.filter(({ statement }) => statement.role !== 'control') ?? [],
      choices: ['resume', 'mark'],
    });
    assertGolden('failure-half-done.txt', `${long}\n`);
  });
});

function planned(intent: Intent): Plan {
  const options = { allowTransactionControl: false };
  return review(planFor([orders], ledgerOf(), intent), parser, options);
}

function undone(after: readonly Standing[]): Plan {
  const plan = planned({ kind: 'undo', version: orders.version });
  const steps = plan.steps.map((step) => {
    const { attempted = [] } = step;
    return { ...step, left: fatesOf({ statements: attempted, after, invalid: [] }) };
  });
  return { ...plan, steps };
}

function resumed(after: readonly Standing[]): Plan {
  const plan = planned({ kind: 'resume', version: orders.version });
  const steps = plan.steps.map((step) => {
    const { statements = [] } = step;
    return { ...step, resume: fatesOf({ statements, after, invalid: [] }) };
  });
  return { ...plan, steps };
}
