import type { Plan, Step } from '../../engine/plan/plan.ts';
import type { Workbench } from '../workbench.ts';

/** How one command differs from another in what it does with its plan. */
export interface PlanTask {
  /** Makes the plan: once, and again on a session of its own where another run was faster. */
  readonly plan: (bench: Workbench) => Promise<Plan>;
  /** The steps that sqlx lists as skipped. */
  readonly skipped?: (plan: Plan) => readonly Step[];
  /** What a pipe is told where nothing was to be done. */
  readonly nothing?: string;
  /** Also on local targets; a pipe has to say `--yes`. */
  readonly isAlwaysAsked?: boolean;
  /** Further fields of the JSON document. */
  readonly details?: Readonly<Record<string, unknown>>;
}
