import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { DropReport } from '../../src/engine/halfDone/dropInvalidIndex.ts';
import { dropIndexQuestion, dropIndexSummary } from '../../src/view/report/dropIndexText.ts';
import { STAGING } from './builders.ts';

const INDEX = { name: 'public."Odd i"' };

test('before an INVALID index is dropped, the statement and the target are shown', () => {
  const { message, detail, button } = dropIndexQuestion(INDEX, STAGING);
  assert.equal(message, 'Drop the INVALID index public."Odd i" on staging?');
  assert.match(detail, /^staging: postgres:.*\n\nDROP INDEX CONCURRENTLY public\."Odd i";$/s);
  assert.equal(button, 'Drop on staging');
});

const refusal = { code: 'stale' as const, message: 'The index is valid, so nothing was dropped.' };
const SUMMARIES: readonly [report: DropReport, summary: string][] = [
  [{ outcome: 'done', refusals: [] }, 'Dropped the index public."Odd i" on staging.'],
  [
    { outcome: 'cancelled', refusals: [] },
    'Dropping the index public."Odd i" on staging was cancelled.',
  ],
  [
    { outcome: 'refused', refusals: [refusal] },
    'The index public."Odd i" on staging was not dropped: The index is valid, so nothing was dropped.',
  ],
  [
    { outcome: 'failed', refusals: [], failure: { message: 'permission denied' } },
    'The index public."Odd i" on staging was not dropped: permission denied.',
  ],
];

suite('what became of it', () => {
  for (const [report, summary] of SUMMARIES) {
    test(summary, () => assert.equal(dropIndexSummary(report, INDEX, STAGING), summary));
  }
});
