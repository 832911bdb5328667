import type { Plan } from '../../engine/plan/plan.ts';
import { type ExecuteOptions, execute } from '../../engine/run/execute.ts';
import type { Report, StepReport } from '../../engine/run/report.ts';
import { askPlan } from '../ask/askPlan.ts';
import type { PlanOutput } from '../output/planOutput.ts';
import { isExpected } from '../output/sayError.ts';
import { openTarget } from '../target/openTarget.ts';
import type { Workbench } from '../workbench.ts';
import { lockOptions } from './lockOptions.ts';
import { isOvertaken, mayBeOvertaken } from './overtaken.ts';
import type { PlanTask } from './planTask.ts';

/** What became of a plan, or of the one that took its place. */
export interface Executed {
  readonly plan: Plan;
  readonly report: Report;
}

/** Executes a plan, and plans anew as long as another run is faster. */
export async function executePlan(
  bench: Workbench,
  plan: Plan,
  task: PlanTask,
  output: PlanOutput,
): Promise<Executed> {
  const report = await execute(bench.session, plan, optionsOf(bench, output));
  if (!mayBeOvertaken(bench.session, plan, report)) return { plan, report };
  // A session that has run scripts keeps what they have SET.
  const session = await openTarget(bench.context, bench.target).catch(withoutAnswer);
  if (!session) return { plan, report };
  try {
    const fresh = { ...bench, session };
    const renewed = await planAnew(fresh, plan, task, report);
    if (!renewed) return { plan, report };
    return joined(report, await executePlan(fresh, renewed, task, output));
  } finally {
    await session.close().catch(() => undefined);
  }
}

/** The plan for what is left; none where nobody was faster, or the person wants no more. */
async function planAnew(
  fresh: Workbench,
  plan: Plan,
  task: PlanTask,
  report: Report,
): Promise<Plan | undefined> {
  const renewed = await task.plan(fresh).catch(withoutAnswer);
  if (!renewed || !isOvertaken(report, renewed)) return undefined;
  const known = new Set(plan.doubts.map(({ message }) => message));
  const isNew = renewed.doubts.some(({ message }) => !known.has(message));
  return isNew && !(await askPlan(fresh, renewed)) ? undefined : renewed;
}

/** Where the ledger cannot be read again, what happened first is what is told. */
function withoutAnswer(error: unknown): undefined {
  if (!isExpected(error)) throw error;
}

/** What this call has done before it was overtaken is part of its story. */
function joined(before: Report, { plan, report }: Executed): Executed {
  const done: StepReport[] = before.steps.filter(({ outcome }) => outcome === 'done');
  return { plan, report: { ...report, steps: [...done, ...report.steps] } };
}

function optionsOf(bench: Workbench, output: PlanOutput): ExecuteOptions {
  const { context, project, target } = bench;
  return {
    createSchemas: project.createSchemas,
    doubtsConfirmed: true,
    ...lockOptions(bench, output),
    reopen: () => openTarget(context, target),
  };
}
