import type { Notice, Session } from '../database/session.ts';
import type { LedgerLocation } from './ledger.ts';
import type { Plan, Remark, Step } from './plan.ts';
import type { EngineEvent, Report, StepReport } from './report.ts';
import { runStep, type StepOutcome } from './runStep.ts';
import type { Timeouts } from './timeouts.ts';

export interface StepsOptions extends Timeouts {
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: EngineEvent) => void;
}

/** Runs the steps of a plan in order, until one fails or the run is aborted. */
export async function runSteps(
  session: Session,
  plan: Plan,
  location: LedgerLocation,
  options: StepsOptions,
): Promise<Report> {
  const steps: StepReport[] = [];
  const warnings: Remark[] = [...plan.warnings];
  let outcome: Report['outcome'] = 'done';
  for (const [index, step] of plan.steps.entries()) {
    if (outcome === 'done' && options.signal?.aborted) outcome = 'cancelled';
    if (outcome !== 'done') {
      steps.push({ step, outcome: 'not-reached', notices: [] });
      continue;
    }
    const progress = { step, index, count: plan.steps.length };
    options.onEvent?.({ kind: 'started', ...progress });
    const { result, notices } = await attend(session, step, location, options);
    steps.push(stepReport(step, result, notices));
    warnings.push(...result.warnings);
    if (result.failure) outcome = result.isCancelled ? 'cancelled' : 'failed';
    else options.onEvent?.({ kind: 'finished', ...progress, elapsed: result.elapsed });
  }
  const confirmed = plan.doubts.length > 0 && { confirmed: plan.doubts };
  return { outcome, steps, refusals: [], warnings, ...confirmed };
}

/** Runs one step and collects what the server notes meanwhile. */
async function attend(
  session: Session,
  step: Step,
  location: LedgerLocation,
  options: StepsOptions,
): Promise<{ result: StepOutcome; notices: readonly Notice[] }> {
  const notices: Notice[] = [];
  const unlisten = session.onNotice((notice) => {
    notices.push(notice);
    options.onEvent?.({ kind: 'notice', step, notice });
  });
  const { signal } = options;
  const attempt = { session, location, step, timeouts: options, ...(signal && { signal }) };
  try {
    const result = await runStep({ ...attempt, phase: 'begin', landed: false });
    return { result, notices };
  } finally {
    unlisten();
  }
}

function stepReport(step: Step, result: StepOutcome, notices: readonly Notice[]): StepReport {
  const { elapsed, failure } = result;
  return {
    step,
    outcome: failure ? 'failed' : 'done',
    elapsed,
    notices,
    ...(failure && { failure }),
  };
}
