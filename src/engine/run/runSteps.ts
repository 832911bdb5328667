import type { Notice, Session } from '../../database/session.ts';
import type { LedgerLocation } from '../ledger/ledger.ts';
import { type Blocked, BlockerWatch } from '../lock/blockerWatch.ts';
import { type Timeouts, timeoutsOf } from '../lock/timeouts.ts';
import type { Plan, Step } from '../plan/plan.ts';
import type { Attempt } from './attempt.ts';
import { mayRunAhead, type Opening, openingOf } from './opening.ts';
import type { EngineEvent, Report, StepReport } from './report.ts';
import { runStep, type StepOutcome } from './runStep.ts';

export interface StepsOptions extends Timeouts {
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: EngineEvent) => void;
  readonly reopen?: () => Promise<Session>;
  readonly observe?: () => Promise<Session>;
}

/** Runs the steps of a plan in order, until one fails or the run is aborted. */
export async function runSteps(
  session: Session,
  plan: Plan,
  location: LedgerLocation,
  options: StepsOptions,
): Promise<Report> {
  const watch = options.observe && new BlockerWatch(options.observe);
  try {
    return await runInOrder(session, plan, location, options, watch);
  } finally {
    await watch?.close();
  }
}

async function runInOrder(
  session: Session,
  plan: Plan,
  location: LedgerLocation,
  options: StepsOptions,
  watch: BlockerWatch | undefined,
): Promise<Report> {
  const steps: StepReport[] = [];
  let outcome: Report['outcome'] = 'done';
  let opening: Opening | undefined;
  for (const [index, step] of plan.steps.entries()) {
    if (outcome === 'done' && options.signal?.aborted) outcome = 'cancelled';
    if (outcome !== 'done') {
      steps.push({ step, outcome: 'not-reached', notices: [] });
      continue;
    }
    const progress = { step, index, count: plan.steps.length };
    options.onEvent?.({ kind: 'started', ...progress });
    const next = openingAhead(plan.steps[index + 1], options);
    const openings = { ...(opening && { opening }), ...(next && { next }) };
    const attempt = { ...newAttempt(session, step, location, options), ...openings };
    const { result, notices } = await attend(attempt, options, watch);
    opening = next;
    steps.push(stepReport(step, result, notices));
    if (result.failure) outcome = result.isCancelled ? 'cancelled' : 'failed';
    else options.onEvent?.({ kind: 'finished', ...progress, elapsed: result.elapsed });
  }
  const confirmed = plan.doubts.length > 0 && { confirmed: plan.doubts };
  return { outcome, steps, refusals: [], warnings: plan.warnings, ...confirmed };
}

/** Only what can be taken back until its COMMIT is sent is begun before the step before has ended. */
function openingAhead(step: Step | undefined, options: StepsOptions): Opening | undefined {
  return step && mayRunAhead(step) ? openingOf(step, timeoutsOf(options)) : undefined;
}

/** Runs one step, collects what the server notes meanwhile, and tells who keeps it waiting. */
async function attend(
  attempt: Attempt,
  options: StepsOptions,
  watch: BlockerWatch | undefined,
): Promise<{ result: StepOutcome; notices: readonly Notice[] }> {
  const { session, step, timeouts } = attempt;
  const notices: Notice[] = [];
  const unlisten = session.onNotice((notice) => {
    notices.push(notice);
    options.onEvent?.({ kind: 'notice', step, notice });
  });
  const onBlocked = (blocked: Blocked): void => {
    attempt.blockedBy = blocked.holder;
    options.onEvent?.({ kind: 'blocked', step, ...blocked });
  };
  const run = (): Promise<StepOutcome> => runStep(attempt);
  try {
    const result = watch ? await watch.during(session, timeouts, onBlocked, run) : await run();
    return { result, notices };
  } finally {
    unlisten();
  }
}

function newAttempt(
  session: Session,
  step: Step,
  location: LedgerLocation,
  { signal, reopen, ...timeouts }: StepsOptions,
): Attempt {
  const start = process.hrtime.bigint();
  const state = { phase: 'begin', isCommitSent: false, landed: false } as const;
  const hooks = { ...(signal && { signal }), ...(reopen && { reopen }) };
  return { session, location, step, timeouts: timeoutsOf(timeouts), ...hooks, start, ...state };
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
