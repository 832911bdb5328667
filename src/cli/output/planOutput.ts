import type { Plan, Step } from '../../engine/plan/plan.ts';
import type { Report } from '../../engine/run/report.ts';

/** Tells what becomes of a plan, in the order of happening. */
export interface PlanOutput {
  /** A step that a dry run only names. */
  planned(step: Step): void;
  /** A step that is done; `elapsed` in nanoseconds. */
  done(step: Step, elapsed: bigint): void;
  /** A step that the target version leaves out. */
  skipped(step: Step): void;
  /** The end of a dry run, and of a plan with nothing to do. */
  endedDry(plan: Plan): void;
  ended(report: Report, plan: Plan): void;
}
