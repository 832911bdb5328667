import type { Session } from '../../database/session.ts';
import { prepareLedger } from '../ledger/prepareLedger.ts';
import { cancellable } from '../lock/cancellable.ts';
import { type LockOptions, underLock } from '../lock/underLock.ts';
import type { Plan, Remark } from '../plan/plan.ts';
import type { Failure, Report } from './report.ts';
import { runSteps } from './runSteps.ts';

/** Times in milliseconds. */
export interface ExecuteOptions extends LockOptions {
  /** Raw SQL names, as `create-schemas` in sqlx.toml. */
  readonly createSchemas?: readonly string[];
  /** The person has seen `plan.doubts` and wants them sent. */
  readonly doubtsConfirmed: boolean;
  /**
   * Opens another session, should this one be lost while a script runs outside a transaction: to see
   * what of it has landed. It is closed here.
   */
  readonly reopen?: () => Promise<Session>;
}

/**
 * Executes a plan as it stands and tells the story. Never throws for what the database says. The
 * session is left without lock and transaction, but with whatever the scripts have SET, as in sqlx,
 * where one migration's SET reaches into the next: open another for what comes after.
 */
export async function execute(
  session: Session,
  plan: Plan,
  options: ExecuteOptions,
): Promise<Report> {
  const refusals = [...plan.refusals, ...(options.doubtsConfirmed ? [] : plan.doubts)];
  if (refusals.length > 0) return notRun(plan, 'refused', { refusals });
  if (plan.steps.length === 0) return notRun(plan, 'done', {});
  const result = await underLock(session, options, () => prepareAndRun(session, plan, options));
  if (result.kind === 'done') return withWarnings(result.value, result.warnings);
  return notRun(plan, result.kind, result.kind === 'failed' ? { failure: result.failure } : {});
}

function withWarnings(report: Report, warnings: readonly Remark[]): Report {
  return warnings.length > 0 ? { ...report, warnings: [...report.warnings, ...warnings] } : report;
}

async function prepareAndRun(
  session: Session,
  plan: Plan,
  options: ExecuteOptions,
): Promise<Report> {
  const preparation = await cancellable(session, options.signal, () =>
    prepareLedger(session, plan, schemasFor(plan, options), options),
  );
  if (preparation.kind === 'stale') {
    return notRun(plan, 'refused', { refusals: [preparation.remark] });
  }
  return await runSteps(session, plan, preparation.location, options);
}

/** Reverting needs no schema that running has not made (sqlx.md, section 3). */
function schemasFor({ intent }: Plan, { createSchemas = [] }: ExecuteOptions): readonly string[] {
  const reruns = intent.kind === 'reset' && intent.rerun === true;
  return FORWARD.has(intent.kind) || reruns ? createSchemas : [];
}

const FORWARD: ReadonlySet<Plan['intent']['kind']> = new Set([
  'run',
  'run-to',
  'mark-applied',
  'resume',
]);

interface Reason {
  readonly refusals?: readonly Remark[];
  readonly failure?: Failure;
}

function notRun(
  plan: Plan,
  outcome: Report['outcome'],
  { refusals = [], failure }: Reason,
): Report {
  const steps = plan.steps.map((step) => ({
    step,
    outcome: 'not-reached' as const,
    notices: [],
  }));
  return { outcome, steps, refusals, warnings: plan.warnings, ...(failure && { failure }) };
}
