import type { Handler } from '../command.ts';
import { performPlan } from '../performPlan.ts';
import { atWorkbench } from '../planning.ts';
import { readProject } from '../project.ts';
import { pendingBeyond, refuseOlderTarget } from '../targetLimits.ts';

/** `migrate run`: applies what is pending, in version order. */
export const run: Handler = async (context) =>
  await atWorkbench(context, await readProject(context), async (bench) => {
    const { targetVersion: version } = context.flags;
    if (version === undefined) return await performPlan(bench, { intent: { kind: 'run' } });
    return await performPlan(bench, {
      intent: { kind: 'run-to', version },
      refine: (plan) => refuseOlderTarget(plan, version),
      skipped: (plan) => pendingBeyond(plan, version),
    });
  });
