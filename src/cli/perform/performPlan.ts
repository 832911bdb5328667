import type { Plan, Remark } from '../../engine/plan/plan.ts';
import { remarkText } from '../../view/report/remarkText.ts';
import { askPlan } from '../ask/askPlan.ts';
import { EXIT } from '../command.ts';
import { JsonPlanOutput } from '../output/jsonPlanOutput.ts';
import { PipedPlanOutput } from '../output/pipedPlanOutput.ts';
import type { PlanOutput } from '../output/planOutput.ts';
import { sayReport } from '../output/sayReport.ts';
import { TerminalPlanOutput } from '../output/terminalPlanOutput.ts';
import type { Workbench } from '../workbench.ts';
import { executePlan } from './executePlan.ts';
import { exitCode } from './exitCode.ts';
import { nothingDone } from './nothingDone.ts';
import type { PlanTask } from './planTask.ts';

/** Plans, asks, executes and tells; resolves to the exit code. */
export async function performPlan(bench: Workbench, task: PlanTask): Promise<number> {
  const { context } = bench;
  const output = outputOf(bench, task);
  const plan = await task.plan(bench);
  sayWarnings(bench, plan.warnings);
  if (context.flags.dryRun) return endDry(bench, plan, task, output);
  if (plan.refusals.length === 0 && !(await askPlan(bench, plan, task.isAlwaysAsked))) {
    return nothingDone(context);
  }
  const { report, plan: last } = await executePlan(bench, plan, task, output);
  if (report.outcome === 'done') {
    for (const step of task.skipped?.(last) ?? []) output.skipped(step);
  }
  const known = new Set(plan.warnings.map(({ message }) => message));
  sayWarnings(
    bench,
    report.warnings.filter(({ message }) => !known.has(message)),
  );
  output.ended(report, last);
  sayReport(context, last, report);
  return exitCode(report);
}

function endDry(bench: Workbench, plan: Plan, { skipped }: PlanTask, output: PlanOutput): number {
  sayWarnings(bench, plan.doubts);
  for (const step of plan.steps) output.planned(step);
  if (plan.refusals.length === 0) for (const step of skipped?.(plan) ?? []) output.skipped(step);
  output.endedDry(plan);
  sayReport(bench.context, plan);
  return plan.refusals.length > 0 ? EXIT.failed : EXIT.fine;
}

function outputOf({ context, target }: Workbench, { nothing, details }: PlanTask): PlanOutput {
  const { terminal, flags } = context;
  if (flags.json) return new JsonPlanOutput(context, target, details);
  if (terminal.isTerminal) return new TerminalPlanOutput(terminal, target);
  return new PipedPlanOutput(terminal, nothing);
}

/** What there is to know besides; that there is nothing to do, the output says itself. */
function sayWarnings({ context }: Workbench, warnings: readonly Remark[]): void {
  for (const warning of warnings) {
    if (warning.code !== 'nothing-to-do') context.terminal.err(`warning: ${remarkText(warning)}`);
  }
}
