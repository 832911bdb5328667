import type { Session } from '../../database/session.ts';
import type { Ledger } from '../../engine/ledger/ledger.ts';
import { readLedger } from '../../engine/ledger/readLedger.ts';
import type { Intent } from '../../engine/plan/plan.ts';
import { plan } from '../../engine/plan/planner.ts';
import { review } from '../../engine/plan/review.ts';
import { execute } from '../../engine/run/execute.ts';
import type { Failure, Report } from '../../engine/run/report.ts';
import type { MigrationFolder } from '../../migrations/migration.ts';
import type { Parser } from '../../sql/parser.ts';

/** What the scripts of a folder are run with, on a stage as on any target. */
export interface RunContext {
  readonly parser: Parser;
  /** Raw SQL, as `table-name` in sqlx.toml. */
  readonly ledgerName: string;
  readonly createSchemas: readonly string[];
  readonly allowTransactionControl: boolean;
  /** Whether each statement is also observed by itself: locks, what is written anew. */
  readonly isObserved?: boolean;
  readonly signal?: AbortSignal;
}

/** How a run or revert on the stage has ended. */
export interface LegOutcome {
  /** Milliseconds of the steps that were done. */
  readonly took: number;
  readonly failure?: Failure;
}

/**
 * Runs or reverts with the engine that later does it on the real database: same plan, same one query
 * for a file, same transaction. Throws `DatabaseError` when the stage is lost.
 * @param expected what the ledger holds, where it is known: the engine looks under its lock whether it
 *   is so, and where it is not, the ledger is read.
 */
export async function runLeg(
  session: Session,
  folder: MigrationFolder,
  intent: Intent,
  context: RunContext,
  expected?: Ledger,
): Promise<LegOutcome> {
  const { parser, ledgerName, createSchemas, allowTransactionControl, signal } = context;
  const options = { createSchemas, doubtsConfirmed: true, ...(signal && { signal }) };
  const executed = async (ledger: Ledger): Promise<Report> => {
    const planned = plan({ folders: [folder], ledger, outOfOrder: 'allow' }, intent);
    return await execute(session, review(planned, parser, { allowTransactionControl }), options);
  };
  const report = expected && (await executed(expected));
  if (report && !isStale(report)) return outcomeOf(report);
  return outcomeOf(await executed(await readLedger(session, ledgerName)));
}

function isStale({ refusals }: Report): boolean {
  return refusals.some(({ code }) => code === 'stale');
}

function outcomeOf({ outcome, steps, failure, refusals }: Report): LegOutcome {
  const nanoseconds = steps.map(({ elapsed = 0n }) => elapsed).reduce((a, b) => a + b, 0n);
  const took = Number(nanoseconds) / 1e6;
  if (outcome === 'done') return { took };
  const failed = steps.find((it) => it.failure)?.failure ?? failure;
  // Each of two that share a version is refused for the same reason.
  const duplicate = refusals.find(({ code }) => code === 'duplicate-version');
  const reasons = refusals.filter((it) => it === duplicate || it.code !== 'duplicate-version');
  const message = reasons.map((it) => it.message).join(' ') || 'It was cancelled.';
  return { took, failure: failed ?? { message } };
}
