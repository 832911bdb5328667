import type { Handler } from '../command.ts';
import { performPlan } from '../perform/performPlan.ts';
import { makePlan } from '../perform/planning.ts';
import { readProject } from '../source/project.ts';
import { pendingBeyond, refuseOlderTarget } from '../target/targetLimits.ts';
import { atWorkbench } from '../workbench.ts';

/** `migrate run`: applies what is pending, in version order. */
export const run: Handler = async (context) =>
  await atWorkbench(context, await readProject(context), async (bench) => {
    const { targetVersion: version } = context.flags;
    if (version === undefined) {
      return await performPlan(bench, { plan: (it) => makePlan(it, { kind: 'run' }) });
    }
    return await performPlan(bench, {
      plan: async (it) =>
        refuseOlderTarget(await makePlan(it, { kind: 'run-to', version }), version),
      skipped: (plan) => pendingBeyond(plan, version),
    });
  });
