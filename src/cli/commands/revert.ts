import type { Handler } from '../command.ts';
import { performPlan } from '../performPlan.ts';
import { atWorkbench } from '../planning.ts';
import { readProject } from '../project.ts';
import { appliedUpTo, refuseNewerTarget } from '../targetLimits.ts';

/** What sqlx prints where nothing was to be reverted. */
const NOTHING = 'No migrations available to revert';

/** `migrate revert`: takes back the newest applied migration, or all that are newer than a version. */
export const revert: Handler = async (context) =>
  await atWorkbench(context, await readProject(context), async (bench) => {
    const version = context.flags.targetVersion ?? context.flags.version;
    if (version === undefined) {
      return await performPlan(bench, { intent: { kind: 'revert-last' }, nothing: NOTHING });
    }
    return await performPlan(bench, {
      intent: { kind: 'revert-to', version },
      refine: (plan) => refuseNewerTarget(plan, version),
      skipped: (plan) => appliedUpTo(plan, version),
      nothing: NOTHING,
    });
  });
