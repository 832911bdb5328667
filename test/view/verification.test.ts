import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Remark } from '../../src/engine/plan/plan.ts';
import { verificationSummary, verificationText } from '../../src/view/check/verificationText.ts';
import { LOCAL } from './builders.ts';

const changed: Remark = {
  code: 'changed-checksum',
  message: '1 users was changed since it was applied.',
  version: 1n,
  path: '/project/migrations/1_users.sql',
};
const broken: Remark = {
  code: 'syntax-error',
  message: 'The parser rejects this.',
  path: '/project/migrations/2_posts.sql',
  place: { line: 3, column: 1 },
};

const CASES: readonly [remarks: readonly Remark[], summary: string, log: string][] = [
  [
    [],
    'local: Verified. Files and ledger agree.',
    'Verified on local: postgres://dev@localhost:5432/app',
  ],
  [
    [changed],
    'local: 1 users was changed since it was applied.',
    `1 problem on local: postgres://dev@localhost:5432/app
- 1 users was changed since it was applied. (/project/migrations/1_users.sql)`,
  ],
  [
    [changed, broken],
    'local: 2 problems. The first: 1 users was changed since it was applied.',
    `2 problems on local: postgres://dev@localhost:5432/app
- 1 users was changed since it was applied. (/project/migrations/1_users.sql)
- The parser rejects this. (/project/migrations/2_posts.sql:3:1)`,
  ],
];

suite('what Verify tells', () => {
  for (const [remarks, summary, log] of CASES) {
    test(summary, () => {
      assert.equal(verificationSummary(remarks, LOCAL), summary);
      assert.equal(verificationText(remarks, LOCAL), log);
    });
  }
});
