import assert from 'node:assert/strict';
import { migrationName } from '../../../src/engine/migrationName.ts';
import type { Report, StepReport } from '../../../src/engine/report.ts';
import type { Aftermath } from './aftermath.ts';

/** What a person is told of a migration's fate, by the words that tell it. */
const FATES = {
  'not committed': /was not committed, so nothing of it remains/,
  unknown: /was committed is not known/,
  'ran outside a transaction': /ran outside a transaction|effects stay/,
} as const;

/**
 * Holds a report against what the database shows: what is told as done is in the ledger, what is
 * told as not committed is not, and the step that failed names its migration and its fate.
 */
export function assertTruthful(
  report: Report,
  { applied, unrecorded }: Aftermath,
  total: number,
): void {
  const changed =
    report.steps.filter((it) => it.step.direction === 'up').length > 0 ? applied : total - applied;
  const done = report.steps.filter((it) => it.outcome === 'done').length;
  const failed = report.steps.find((it) => it.outcome === 'failed');
  if (!failed) {
    assert.equal(changed, done);
    return;
  }
  const fate = fateOf(failed);
  if (fate === 'unknown') assert.ok(changed === done || changed === done + 1);
  else assert.equal(changed, done, `told: ${fate}`);
  if (unrecorded) assert.equal(fate, 'ran outside a transaction');
}

function fateOf({ step, failure }: StepReport): keyof typeof FATES {
  const told = `${failure?.message} ${failure?.advice}`;
  assert.match(failure?.message ?? '', /^The connection to .* was lost: /);
  assert.ok(told.includes(migrationName(step.migration)), `names no migration: ${told}`);
  for (const [fate, words] of Object.entries(FATES)) {
    if (words.test(told)) return fate as keyof typeof FATES;
  }
  return assert.fail(`tells no fate: ${told}`);
}
