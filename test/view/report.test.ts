import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { validate } from '../../src/engine/plan/validate.ts';
import { validationText } from '../../src/view/check/validationText.ts';
import { eventText } from '../../src/view/report/eventText.ts';
import { failureText } from '../../src/view/report/failureText.ts';
import { reportMessage } from '../../src/view/report/reportMessage.ts';
import { reportSummary, reportText } from '../../src/view/report/reportText.ts';
import { missingFolderText } from '../../src/view/tree/missingFolderNode.ts';
import { LOCAL, STAGING } from './builders.ts';
import { assertGolden } from './golden.ts';
import { PLANS } from './plans.ts';
import { FAILURES, REPORTS } from './reports.ts';

suite('the report of a run that', () => {
  for (const [name, report] of Object.entries(REPORTS)) {
    test(name, () => {
      const { severity, text: message } = reportMessage(report, STAGING) ?? {};
      const told = message === undefined ? 'no message' : `${severity}: ${message}`;
      const text = `${reportSummary(report, STAGING)}\n\n${told}\n\n${reportText(report, STAGING)}\n`;
      assertGolden(`report-${name.replaceAll(' ', '-')}/report.txt`, text);
      assert.doesNotMatch(text, /hunter2/);
    });
  }
});

suite('a failure', () => {
  for (const [name, [failure, script]] of Object.entries(FAILURES)) {
    test(name, () => {
      const { short, long } = failureText(failure, script);
      assertGolden(`failure-${name.replaceAll(' ', '-')}/failure.txt`, `${short}\n\n${long}\n`);
    });
  }
});

suite('what Validate tells of', () => {
  for (const name of ['run on local', 'nothing to do', 'refused because a file changed']) {
    test(name, () => {
      const plan = PLANS[name]?.().plan;
      assert.ok(plan);
      const text = validationText(validate(plan), LOCAL);
      assertGolden(`plan-${name.replaceAll(' ', '-')}/validation.txt`, `${text}\n`);
    });
  }
});

test('progress names the step, its number, and who holds the lock', () => {
  const step = REPORTS['done']?.steps[0]?.step;
  assert.ok(step);
  const holder = 'held by pid 4711, application hodei-server, since 12 s';
  const at = { step, index: 2, count: 5 };
  assert.deepEqual(
    [
      eventText({ kind: 'waiting-for-lock', holder, waited: 3200 }),
      eventText({ kind: 'started', ...at }),
      eventText({ kind: 'finished', ...at, elapsed: 31_000_000n }),
      eventText({ kind: 'notice', step, notice: { severity: 'NOTICE', message: 'skipping' } }),
    ],
    [
      `waiting for the migration lock since 3.2 s, ${holder}`,
      '3 of 5: run 20241221000000 create users',
      '3 of 5 done: run 20241221000000 create users',
      'run 20241221000000 create users: NOTICE: skipping',
    ],
  );
});

test('a folder that is not found is told with where it was searched, and from', () => {
  assert.equal(
    missingFolderText({
      name: 'db/steps',
      path: '/project/db/steps',
      searchedFrom: '/project',
      namedBy: 'staircase.folders',
    }),
    'The migrations folder db/steps, named in staircase.folders, was not found. Searched /project/db/steps, starting from /project. Create it, or mend the name.',
  );
});
