import assert from 'node:assert/strict';
import { migrationName } from '../../../src/engine/plan/migrationName.ts';
import type { Failure, Report, StepReport } from '../../../src/engine/run/report.ts';
import type { Aftermath } from './aftermath.ts';

/** What a person may be told of a migration whose connection was lost, by the words that tell it. */
const FATES = {
  recorded: /is (applied|reverted): its row is (there|gone)/,
  'not committed': /was not committed, so nothing of it remains/,
  unknown: /was committed is not known/,
  unseen:
    /ran outside a transaction: check whether|effects stay: mark it|effects stay: delete its row/,
  seen: /was under way/,
} as const;

/** Holds what was told of a run or revert that lost its server against what the database shows. */
export function assertTruthful(report: Report, aftermath: Aftermath, total: number): void {
  const isRevert = report.steps.some(({ step }) => step.direction === 'down');
  const changed = isRevert ? total - aftermath.applied : aftermath.applied;
  const done = report.steps.filter(({ outcome }) => outcome === 'done').length;
  const failed = report.steps.find(({ outcome }) => outcome === 'failed');
  const fate = failed && fateOf(failed);
  const told = failed?.failure?.advice;
  if (fate === 'recorded') assert.equal(changed, done + 1, told);
  else if (fate === 'unknown' || fate === 'unseen') assert.ok(changed - done <= 1, told);
  else assert.equal(changed, done, told);
  if (failed?.failure?.statements) assertStatements(failed.failure, aftermath);
}

function fateOf({ step, failure }: StepReport): keyof typeof FATES {
  const { message = '', advice = '' } = failure ?? {};
  assert.match(message, /^The connection to .* was lost: /);
  const name = migrationName(step.migration);
  assert.ok(advice.includes(name), `${name} is not named: ${advice}`);
  for (const [fate, words] of Object.entries(FATES)) {
    if (words.test(advice)) return fate as keyof typeof FATES;
  }
  return assert.fail(`tells no fate: ${advice}`);
}

/** Each transaction of the library's scripts has as many statements as the others. */
function assertStatements(failure: Failure, { unrecorded }: Aftermath): void {
  const { statements = [], choices = [], advice } = failure;
  const { landed = 0, of = 1 } = unrecorded ?? {};
  const done = typeof landed === 'number' ? (statements.length * landed) / of : 0;
  const rest = landed === 'invalid-index' ? 'invalid' : 'not-landed';
  assert.deepEqual(
    statements.map(({ fate }) => fate),
    statements.map((_, at) => (at < done ? 'landed' : rest)),
    advice,
  );
  assert.equal(choices.length > 0, done > 0, `${choices}: ${advice}`);
}
