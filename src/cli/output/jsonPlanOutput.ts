import type { Target } from '../../database/target.ts';
import type { Plan, Step } from '../../engine/plan/plan.ts';
import type { Report } from '../../engine/run/report.ts';
import type { CommandContext } from '../command.ts';
import { planJson, printJson, remarkJson, reportJson, targetJson } from './json.ts';
import type { PlanOutput } from './planOutput.ts';

/** One document at the end: what was asked, where, and what became of each step. */
export class JsonPlanOutput implements PlanOutput {
  readonly #context: CommandContext;
  readonly #target: Target;
  readonly #details: Readonly<Record<string, unknown>>;
  readonly #skipped: Step[] = [];

  constructor(context: CommandContext, target: Target, details = {}) {
    this.#context = context;
    this.#target = target;
    this.#details = details;
  }

  planned(): void {}

  done(): void {}

  skipped(step: Step): void {
    this.#skipped.push(step);
  }

  endedDry(plan: Plan): void {
    this.#print(planJson(plan));
  }

  ended(report: Report, plan: Plan): void {
    this.#print({ ...reportJson(report), doubts: plan.doubts.map(remarkJson) });
  }

  #print(fields: Readonly<Record<string, unknown>>): void {
    const skipped = this.#skipped.map(({ migration }) => migration.version);
    const target = targetJson(this.#target);
    printJson(this.#context, { target, ...this.#details, ...fields, skipped });
  }
}
