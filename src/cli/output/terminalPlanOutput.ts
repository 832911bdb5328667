import type { Target } from '../../database/target.ts';
import type { Plan, Step } from '../../engine/plan/plan.ts';
import type { Report } from '../../engine/run/report.ts';
import { durationText } from '../../view/duration.ts';
import { remarkText } from '../../view/report/remarkText.ts';
import { reportSummary } from '../../view/report/reportText.ts';
import { targetText } from '../../view/targetText.ts';
import type { Terminal } from '../terminal.ts';
import type { PlanOutput } from './planOutput.ts';

const WORDS: Readonly<Record<Step['direction'], string>> = {
  up: 'applied',
  down: 'reverted',
  mark: 'marked',
};

/** The same story for a person: aligned, coloured, with a summary that names the target. */
export class TerminalPlanOutput implements PlanOutput {
  readonly #terminal: Terminal;
  readonly #target: Target;
  #width = 0;

  constructor(terminal: Terminal, target: Target) {
    this.#terminal = terminal;
    this.#target = target;
  }

  planned(step: Step): void {
    const words = { up: 'would run', down: 'would revert', mark: 'would mark' };
    this.#line('cyan', words[step.direction], step, '');
  }

  done(step: Step, elapsed: bigint): void {
    const color = step.direction === 'down' ? 'yellow' : 'green';
    this.#line(color, WORDS[step.direction], step, durationText(elapsed));
  }

  skipped(step: Step): void {
    this.#line('dim', 'skipped', step, '');
  }

  endedDry(plan: Plan): void {
    const { steps, refusals } = plan;
    if (refusals.length > 0) {
      this.#refused(plan.refusals.map(remarkText));
      return;
    }
    const count = steps.length === 1 ? '1 step' : `${steps.length} steps`;
    const text = steps.length === 0 ? 'Nothing to do' : `${count} planned, nothing was sent`;
    this.#terminal.out(`${text}: ${targetText(this.#target)}`);
  }

  ended(report: Report): void {
    const { outcome, refusals } = report;
    if (outcome === 'refused') {
      this.#refused(refusals.map(remarkText));
      return;
    }
    const summary = reportSummary(report, this.#target);
    const { paint } = this.#terminal;
    this.#terminal.out(outcome === 'done' ? paint('bold', summary) : paint('red', summary));
  }

  #refused(reasons: readonly string[]): void {
    const { name } = this.#target;
    this.#terminal.out(this.#terminal.paint('red', `Refused on ${name}, nothing was sent:`));
    for (const reason of reasons) this.#terminal.out(`- ${reason}`);
  }

  #line(color: Parameters<Terminal['paint']>[0], word: string, step: Step, took: string): void {
    const { version, description } = step.migration;
    this.#width = Math.max(this.#width, description.length);
    const { paint } = this.#terminal;
    const name = `${paint('cyan', `${version}`)}  ${description.padEnd(this.#width)}`;
    this.#terminal.out(
      `${paint(color, word.padEnd(12))}  ${name}  ${paint('dim', took)}`.trimEnd(),
    );
  }
}
