import type { Plan } from '../../engine/plan/plan.ts';
import { type PlanInput, plan as planFor } from '../../engine/plan/planner.ts';
import type { Handler } from '../command.ts';
import { performPlan } from '../perform/performPlan.ts';
import { planFrom, readInput } from '../perform/planning.ts';
import { readProject } from '../source/project.ts';
import { pendingBeyond, refuseOlderTarget } from '../target/targetLimits.ts';
import { atWorkbench, type Workbench } from '../workbench.ts';

/** `migrate skip`: writes the rows of pending migrations and runs none of their SQL. */
export const skip: Handler = async (context) =>
  await atWorkbench(context, await readProject(context), async (bench) => {
    const { targetVersion, version } = context.flags;
    const mark = async (it: Workbench): Promise<Plan> => {
      const input = await readInput(it);
      const versions = version === undefined ? pending(input, targetVersion) : [version];
      return await planFrom(it, input, { kind: 'mark-applied', versions });
    };
    if (targetVersion === undefined) return await performPlan(bench, { plan: mark });
    return await performPlan(bench, {
      plan: async (it) => refuseOlderTarget(await mark(it), targetVersion),
      skipped: (plan) => pendingBeyond(plan, targetVersion),
    });
  });

/** As sqlx: all that a run up to there would apply. */
function pending(input: PlanInput, target: bigint | undefined): bigint[] {
  const run =
    target === undefined
      ? ({ kind: 'run' } as const)
      : ({ kind: 'run-to', version: target } as const);
  const { steps, refusals } = planFor(input, run);
  const isUnknown = refusals.some(({ code }) => code === 'unknown-version');
  return isUnknown && target !== undefined ? [target] : steps.map((it) => it.migration.version);
}
