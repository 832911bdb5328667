import type { Plan, Step } from '../../engine/plan/plan.ts';
import type { Report } from '../../engine/run/report.ts';
import type { Terminal } from '../terminal.ts';
import type { PlanOutput } from './planOutput.ts';
import { rustDuration } from './rustDuration.ts';
import { firstRefusal, sqlxDatabaseError, sqlxRefusal, sqlxStepError } from './sqlxError.ts';

/** The lines that sqlx prints into a pipe, byte for byte (sqlx.md, sections 6.3 and 6.4). */
export class PipedPlanOutput implements PlanOutput {
  readonly #terminal: Terminal;
  /** What sqlx says when there was nothing to do: only a revert says anything. */
  readonly #nothing: string | undefined;
  #hasSpoken = false;

  constructor(terminal: Terminal, nothing?: string) {
    this.#terminal = terminal;
    this.#nothing = nothing;
  }

  planned(step: Step): void {
    this.#line('Can apply', step, 0n);
  }

  done(step: Step, elapsed: bigint): void {
    if (step.direction === 'mark') this.#line('Skipped on request', step, 0n);
    else this.#line('Applied', step, elapsed);
  }

  skipped(step: Step): void {
    this.#line('Skipped', step, 0n);
  }

  endedDry(plan: Plan): void {
    const refusal = firstRefusal(plan.refusals);
    if (refusal) this.#terminal.out(`error: ${sqlxRefusal(refusal, plan)}`);
    else this.#sayNothing();
  }

  ended(report: Report, plan: Plan): void {
    const error = errorOf(report, plan);
    if (error !== undefined) this.#terminal.out(`error: ${error}`);
    else if (report.outcome === 'done') this.#sayNothing();
  }

  #sayNothing(): void {
    if (!this.#hasSpoken && this.#nothing !== undefined) this.#terminal.out(this.#nothing);
  }

  #line(word: string, { direction, migration }: Step, elapsed: bigint): void {
    this.#hasSpoken = true;
    const label = direction === 'down' ? 'revert' : 'migrate';
    const { version, description } = migration;
    const took = rustDuration(elapsed);
    this.#terminal.out(`${word} ${version}/${label} ${description} (${took})`);
  }
}

function errorOf(report: Report, plan: Plan): string | undefined {
  const refusal = firstRefusal(report.refusals);
  if (refusal) return sqlxRefusal(refusal, plan);
  if (report.failure) return `while executing migrations: ${sqlxDatabaseError(report.failure)}`;
  if (report.outcome === 'cancelled') return 'cancelled';
  const failed = report.steps.find(({ outcome }) => outcome === 'failed');
  return failed && sqlxStepError(failed);
}
