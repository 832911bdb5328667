import type { ReadLimits } from '../../database/readOnly.ts';
import { findAppliedTexts } from '../../engine/change/appliedTexts.ts';
import { findForeign, refuseForeign } from '../../engine/foreign/foreign.ts';
import { isForHalfDone, lookAtHalfDone } from '../../engine/halfDone/lookAtHalfDone.ts';
import { readLedger } from '../../engine/ledger/readLedger.ts';
import type { Intent, Plan } from '../../engine/plan/plan.ts';
import { type PlanInput, plan } from '../../engine/plan/planner.ts';
import { review } from '../../engine/plan/review.ts';
import type { Workbench } from '../workbench.ts';

/** A person may be waiting: what takes longer than this has a reason that is better told. */
export const READ_LIMITS: ReadLimits = { lockTimeout: 30_000, statementTimeout: 60_000 };

/** The ledger as it stands, beside the folder. */
export async function readInput(workbench: Workbench): Promise<PlanInput> {
  const { context, project, folder, session, target } = workbench;
  const limits = target.kind === 'server' ? READ_LIMITS : {};
  const ledger = await readLedger(session, project.ledgerName, limits);
  return {
    folders: [folder],
    ledger,
    appliedTexts: await findAppliedTexts([folder], ledger, context.signal),
    outOfOrder: project.settings.outOfOrder,
    ...(context.flags.ignoreMissing && { ignoreMissing: true }),
  };
}

/** The plan for an intent, with what the SQL of its steps and the traces of other tools tell. */
export async function makePlan(workbench: Workbench, intent: Intent): Promise<Plan> {
  return await planFrom(workbench, await readInput(workbench), intent);
}

/** The same, of what has been read. */
export async function planFrom(
  { project, parser, session }: Workbench,
  input: PlanInput,
  intent: Intent,
): Promise<Plan> {
  const { allowTransactionControl } = project.settings;
  const reviewed = review(plan(input, intent), parser, { allowTransactionControl });
  if (isForHalfDone(intent)) return await lookAtHalfDone(session, reviewed, READ_LIMITS);
  if (input.ledger.rows.length > 0) return reviewed;
  const foreign = await findForeign(session, reviewed, parser, READ_LIMITS);
  return foreign ? refuseForeign(reviewed, foreign) : reviewed;
}
