import { appliedUpTo, refuseNewerTarget } from '../target/targetLimits.ts';
import type { Workbench } from '../workbench.ts';
import { performPlan } from './performPlan.ts';
import { makePlan } from './planning.ts';

/** What sqlx prints where nothing was to be reverted. */
const NOTHING = 'No migrations available to revert';

/** Takes back the newest applied migration, or all that are newer than a version, which stays. */
export async function performRevert(
  bench: Workbench,
  version: bigint | undefined,
): Promise<number> {
  if (version === undefined) {
    const plan = (it: Workbench) => makePlan(it, { kind: 'revert-last' });
    return await performPlan(bench, { plan, nothing: NOTHING });
  }
  return await performPlan(bench, {
    plan: async (it) =>
      refuseNewerTarget(await makePlan(it, { kind: 'revert-to', version }), version),
    skipped: (plan) => appliedUpTo(plan, version),
    nothing: NOTHING,
  });
}
