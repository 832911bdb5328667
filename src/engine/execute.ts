import { DatabaseError } from '../database/failure.ts';
import type { Session } from '../database/session.ts';
import { generalAdvice } from './advice.ts';
import { cancellable, isCancellation } from './cancellable.ts';
import { failureOf } from './failureOf.ts';
import { type LockOutcome, lockId, releaseLock, takeLock } from './lock.ts';
import type { Plan, Remark } from './plan.ts';
import { prepareLedger } from './prepareLedger.ts';
import type { EngineEvent, Failure, Report } from './report.ts';
import { runSteps } from './runSteps.ts';
import type { Timeouts } from './timeouts.ts';

/** Times in milliseconds. */
export interface ExecuteOptions extends Timeouts {
  /** Raw SQL names, as `create-schemas` in sqlx.toml. */
  readonly createSchemas?: readonly string[];
  /** As given to `review`, which has decided by it. */
  readonly allowTransactionControl: boolean;
  /** The person has seen `plan.doubts` and wants them sent. */
  readonly doubtsConfirmed: boolean;
  /** How long to wait for another run's lock; absent: until aborted. */
  readonly lockWait?: number;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: EngineEvent) => void;
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
  try {
    return await underLock(session, plan, options);
  } catch (error) {
    if (isCancellation(error, options.signal)) return notRun(plan, 'cancelled', {});
    if (!(error instanceof DatabaseError)) throw error;
    return notRun(plan, 'failed', { failure: outsideSteps(error) });
  }
}

async function underLock(session: Session, plan: Plan, options: ExecuteOptions): Promise<Report> {
  const { signal } = options;
  const id = lockId(await cancellable(session, signal, () => databaseName(session)));
  const lock = await takeLock(session, id, lockWait(options));
  if (lock.kind === 'aborted') return notRun(plan, 'cancelled', {});
  if (lock.kind === 'gave-up') return notRun(plan, 'failed', { failure: gaveUp(lock) });
  try {
    const preparation = await cancellable(session, signal, () =>
      prepareLedger(session, plan, schemasFor(plan, options)),
    );
    if (preparation.kind === 'stale') {
      return notRun(plan, 'refused', { refusals: [preparation.remark] });
    }
    return await runSteps(session, plan, preparation.location, options);
  } finally {
    await releaseLock(session, id);
  }
}

async function databaseName(session: Session): Promise<string> {
  const [row] = await session.query('SELECT current_database() AS name');
  return String(row?.['name']);
}

function lockWait({
  lockWait: limit,
  signal,
  onEvent,
}: ExecuteOptions): Parameters<typeof takeLock>[2] {
  return {
    ...(limit !== undefined && { limit }),
    ...(signal && { signal }),
    onWaiting: (holder, waited, processId) =>
      onEvent?.({
        kind: 'waiting-for-lock',
        holder,
        ...(processId !== undefined && { processId }),
        waited,
      }),
  };
}

/** Reverting needs no schema that running has not made (sqlx.md, section 3). */
function schemasFor({ intent }: Plan, { createSchemas = [] }: ExecuteOptions): readonly string[] {
  return ['run', 'run-to', 'mark-applied'].includes(intent.kind) ? createSchemas : [];
}

function gaveUp({ holder, waited }: Extract<LockOutcome, { kind: 'gave-up' }>): Failure {
  return {
    message: `Another run has the lock of this database: ${holder}. Gave up after ${Math.round(waited / 1000)} s.`,
    advice: 'Wait until it has ended, or end that session (pg_terminate_backend), then run again.',
  };
}

function outsideSteps(error: DatabaseError): Failure {
  const advice = generalAdvice(error.server?.sqlstate);
  return { ...failureOf(error), ...(advice !== undefined && { advice }) };
}

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
