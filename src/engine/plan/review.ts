import type { ParsedScript, Parser } from '../../sql/parser.ts';
import { transactionControl } from '../../sql/transactionControl.ts';
import { scriptStatements } from '../halfDone/scriptStatements.ts';
import type { Plan, Remark, Step } from './plan.ts';
import {
  emptyScript,
  foreignControl,
  needsNoTransactionRemarks,
  otherRunner,
  ownTransaction,
  syntaxError,
} from './scriptRemarks.ts';

export interface ReviewOptions {
  /** Scripts may end the transaction that is put around them, as in sqlx. */
  readonly allowTransactionControl: boolean;
}

/** The plan with what its scripts' own text tells: more refusals, warnings and doubts. Pure. */
export function review(plan: Plan, parser: Parser, options: ReviewOptions): Plan {
  const reviews = plan.steps.map((step) => reviewStep(step, parser, options));
  const refusals = [...plan.refusals, ...reviews.flatMap((it) => it.refusals)];
  return {
    ...plan,
    steps: refusals.length > 0 ? [] : reviews.map((it) => it.step),
    refusals,
    warnings: [...plan.warnings, ...reviews.flatMap((it) => it.warnings)],
    doubts: [...plan.doubts, ...reviews.flatMap((it) => it.doubts)],
  };
}

interface StepReview {
  readonly step: Step;
  readonly refusals: readonly Remark[];
  readonly warnings: readonly Remark[];
  readonly doubts: readonly Remark[];
}

function reviewStep(step: Step, parser: Parser, options: ReviewOptions): StepReview {
  if (step.direction === 'mark') {
    return { step: withAttempted(step, parser), refusals: [], warnings: [], doubts: [] };
  }
  const parsed = parser.parse(step.script.text);
  const control = reviewControl(withAttempted(step, parser), parsed, options);
  return {
    ...control,
    warnings: [
      ...control.warnings,
      ...needsNoTransactionRemarks(step, parsed),
      ...emptyScript(step, parsed),
    ],
    doubts: [...otherRunner(step, parsed), ...syntaxError(step, parsed)],
  };
}

/** Whether there is anything to undo or to mark, only the up script tells. */
function withAttempted(step: Step, parser: Parser): Step {
  const { up } = step.migration;
  const statements = step.left && up && scriptStatements(parser.parse(up.text), up.text);
  return statements ? { ...step, attempted: statements } : step;
}

/** A script outside a transaction may open and end its own as it likes. */
function reviewControl(
  step: Step,
  parsed: ParsedScript,
  { allowTransactionControl }: ReviewOptions,
): Omit<StepReview, 'doubts'> {
  const control = transactionControl(parsed);
  if (step.script.noTransaction) {
    const statements = scriptStatements(parsed, step.script.text);
    return { step: { ...step, ...(statements && { statements }) }, refusals: [], warnings: [] };
  }
  if (control.kind === 'none') {
    const watched: Step = parsed.problem ? { ...step, control: 'unknown' } : step;
    return { step: watched, refusals: [], warnings: [] };
  }
  const marked = { ...step, control: control.kind };
  if (control.kind === 'own-transaction') {
    return { step: marked, refusals: [], warnings: [ownTransaction(step, control.begin)] };
  }
  const remarks = foreignControl(step, control.statements);
  return allowTransactionControl
    ? { step: marked, refusals: [], warnings: remarks }
    : { step: marked, refusals: remarks, warnings: [] };
}
