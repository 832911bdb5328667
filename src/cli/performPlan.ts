import { type ExecuteOptions, execute } from '../engine/execute.ts';
import type { Intent, Plan, Step } from '../engine/plan.ts';
import type { Report, StepReport } from '../engine/report.ts';
import { timeoutsOf } from '../engine/timeouts.ts';
import { remarkText } from '../view/remarkText.ts';
import { askPlan } from './askPlan.ts';
import { EXIT } from './command.ts';
import { lockOptions } from './lockOptions.ts';
import { openTarget } from './openTarget.ts';
import { JsonPlanOutput } from './output/jsonPlanOutput.ts';
import { PipedPlanOutput } from './output/pipedPlanOutput.ts';
import type { PlanOutput } from './output/planOutput.ts';
import { sayReport } from './output/sayReport.ts';
import { TerminalPlanOutput } from './output/terminalPlanOutput.ts';
import { planAfterOvertaking } from './planAfterOvertaking.ts';
import { makePlan, type Workbench } from './planning.ts';

/** How one command differs from another in what it does with its plan. */
export interface Performance {
  readonly intent: Intent;
  /** More to say against the plan than the engine has. */
  readonly refine?: (plan: Plan) => Plan;
  /** The steps that sqlx lists as skipped. */
  readonly skipped?: (plan: Plan) => readonly Step[];
  /** What a pipe is told where nothing was to be done. */
  readonly nothing?: string;
  /** Also on local targets; a pipe has to say `--yes`. */
  readonly isAlwaysAsked?: boolean;
  /** Further fields of the JSON document. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Plans, asks, executes and tells; resolves to the exit code. */
export async function performPlan(bench: Workbench, performance: Performance): Promise<number> {
  const output = outputOf(bench, performance);
  const plan = await planOf(bench, performance);
  sayWarnings(bench, plan);
  const { dryRun = false } = bench.context.flags;
  if (dryRun) return endDry(bench, plan, performance, output);
  if (plan.refusals.length === 0 && !(await askPlan(bench, plan, performance.isAlwaysAsked))) {
    bench.context.terminal.err('Nothing was done.');
    return bench.context.signal.aborted ? EXIT.interrupted : EXIT.failed;
  }
  return await executePlan(bench, plan, performance, output);
}

async function planOf(bench: Workbench, { intent, refine }: Performance): Promise<Plan> {
  const plan = await makePlan(bench, intent);
  return refine ? refine(plan) : plan;
}

function endDry(
  { context }: Workbench,
  plan: Plan,
  { skipped }: Performance,
  output: PlanOutput,
): number {
  for (const step of plan.steps) output.planned(step);
  if (plan.refusals.length === 0) for (const step of skipped?.(plan) ?? []) output.skipped(step);
  output.endedDry(plan);
  if (plan.refusals.length > 0) sayReport(context, plan.refusals);
  return plan.refusals.length > 0 ? EXIT.failed : EXIT.fine;
}

/** Executes, and plans anew as long as another run is faster; `before`: what this call has done so far. */
async function executePlan(
  bench: Workbench,
  plan: Plan,
  performance: Performance,
  output: PlanOutput,
  before: readonly StepReport[] = [],
): Promise<number> {
  const latest = await execute(bench.session, plan, optionsOf(bench, output));
  const planAnew = async () => await planOf(bench, performance);
  const renewed = await planAfterOvertaking(bench.session, plan, latest, planAnew);
  if (renewed) {
    const done = latest.steps.filter(({ outcome }) => outcome === 'done');
    return await executePlan(bench, renewed, performance, output, [...before, ...done]);
  }
  const report = { ...latest, steps: [...before, ...latest.steps] };
  if (report.outcome === 'done') {
    for (const step of performance.skipped?.(plan) ?? []) output.skipped(step);
  }
  output.ended(report, plan);
  sayReport(bench.context, report.refusals, report);
  return exitCode(report);
}

function exitCode({ outcome }: Report): number {
  if (outcome === 'done') return EXIT.fine;
  return outcome === 'cancelled' ? EXIT.interrupted : EXIT.failed;
}

function outputOf({ context, target }: Workbench, { nothing, details }: Performance): PlanOutput {
  const { terminal, flags } = context;
  if (flags.json) return new JsonPlanOutput(context, target, details);
  if (terminal.isTerminal) return new TerminalPlanOutput(terminal, target);
  return new PipedPlanOutput(terminal, nothing);
}

/** What there is to know besides; that there is nothing to do, the output says itself. */
function sayWarnings({ context }: Workbench, { warnings }: Plan): void {
  for (const warning of warnings) {
    if (warning.code !== 'nothing-to-do') context.terminal.err(`warning: ${remarkText(warning)}`);
  }
}

function optionsOf(bench: Workbench, output: PlanOutput): ExecuteOptions {
  const { context, project, target } = bench;
  return {
    ...timeoutsOf(target),
    createSchemas: project.createSchemas,
    doubtsConfirmed: true,
    ...lockOptions(bench, output),
    reopen: () => openTarget(context, target),
  };
}
