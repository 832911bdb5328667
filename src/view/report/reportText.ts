import type { Target } from '../../database/target.ts';
import type { Report, StepReport } from '../../engine/run/report.ts';
import { durationText } from '../duration.ts';
import { stepName } from '../plan/stepName.ts';
import { targetText } from '../targetText.ts';
import { failureText } from './failureText.ts';
import { remarkLines } from './remarkText.ts';

/** What the log keeps of a run or revert: each step with what became of it, and why it stopped. */
export function reportText(report: Report, target: Target): string {
  return [
    `${OUTCOMES[report.outcome]} on ${targetText(target)}`,
    ...remarkLines('refused because:', report.refusals),
    ...remarkLines('warnings:', report.warnings),
    ...remarkLines('confirmed before the run:', report.confirmed ?? []),
    ...report.steps.flatMap(stepLines),
    ...(report.failure ? [failureText(report.failure).long] : []),
  ].join('\n');
}

/** One line for a notification: what was done, where, and how long it took. */
export function reportSummary(report: Report, target: Target): string {
  return `${OUTCOMES[report.outcome]} on ${target.name}: ${summaryWords(report)}`;
}

function summaryWords({ steps, refusals }: Report): string {
  const [refusal, ...more] = refusals;
  if (refusal) return `${refusal.message}${more.length === 0 ? '' : ` And ${more.length} more.`}`;
  if (steps.length === 0) return 'nothing to do.';
  const done = steps.filter(({ outcome }) => outcome === 'done');
  const elapsed = done.reduce((sum, step) => sum + (step.elapsed ?? 0n), 0n);
  const took = done.length > 0 ? ` in ${durationText(elapsed)}` : '';
  return `${done.length} of ${steps.length} ${steps.length === 1 ? 'step' : 'steps'} done${took}.`;
}

const OUTCOMES: Readonly<Record<Report['outcome'], string>> = {
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
  refused: 'Refused',
};

const STEP_OUTCOMES: Readonly<Record<StepReport['outcome'], string>> = {
  done: 'done',
  failed: 'FAILED',
  'not-reached': 'not reached',
};

function stepLines({ step, outcome, elapsed, failure, notices }: StepReport): string[] {
  const took = elapsed === undefined ? '' : `, ${durationText(elapsed)}`;
  return [
    `${stepName(step)}: ${STEP_OUTCOMES[outcome]}${took}`,
    ...notices.map(({ severity, message }) => `  ${severity}: ${message}`),
    ...(failure ? [failureText(failure, step.script.text).long] : []),
  ];
}
