import type { Target } from '../../database/target.ts';
import { isTold } from '../../engine/halfDone/fates.ts';
import type { Intent, Plan } from '../../engine/plan/plan.ts';
import type { Parser } from '../../sql/parser.ts';
import { clipList } from '../clip.ts';
import { lossesOf } from '../rehearsal/losses.ts';
import type { MarkOf } from '../rehearsal/rehearsalMark.ts';
import { unprovenLines } from '../rehearsal/unprovenLines.ts';
import { fateText } from '../report/fateText.ts';
import { remarkLines } from '../report/remarkText.ts';
import { targetText } from '../targetText.ts';
import { intentVerb, migrationCount } from './intentText.ts';
import { stepName } from './stepName.ts';

/**
 * What stands between a plan and its run. `ask`: a modal question with one button. `type-name`: the
 * target's name is typed. `refused`: it is not done on this target at all.
 */
export type Confirmation =
  | { readonly kind: 'none' }
  | ({ readonly kind: 'ask' } & Question)
  | ({ readonly kind: 'type-name'; readonly name: string } & Question)
  | { readonly kind: 'refused'; readonly message: string };

/** The words of a question; the target's name stands in all of them. */
export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly button: string;
}

/** A dialog grows no scroll bar; Show Plan has everything. */
const MOST_LINES = 20;

/** Fewer, for one with its path is three lines of a dialog. */
const MOST_REMARKS = 5;

const ROWS_ALONE =
  'Only rows of the ledger are written, no SQL is run: right where the database has these changes already.';

const LOST = 'What these statements drop or delete will be lost, rows included.';

/**
 * Which question a plan needs. A run on a local target needs none unless there is a doubt; a run on
 * any other is asked for; what takes migrations back is always asked for, and beyond local targets
 * the name is typed; reset is refused on production.
 * @param markOf absent where nobody rehearses.
 */
export function confirmation(
  plan: Plan,
  target: Target,
  parser: Parser,
  markOf?: MarkOf,
): Confirmation {
  const goesBack = isBackward(plan);
  if (plan.intent.kind === 'reset' && target.role === 'production') return refusedReset(target);
  if (plan.steps.length === 0) return { kind: 'none' };
  if (!ALWAYS_ASKED.has(plan.intent.kind) && !goesBack && plan.doubts.length === 0) {
    if (target.role === 'local') return { kind: 'none' };
  }
  const question = questionOf(plan, target, [
    ...detailOf(plan, target, parser),
    ...(markOf ? [unproven(plan, markOf)] : []),
  ]);
  const typed = goesBack && target.role !== 'local';
  return typed
    ? { kind: 'type-name', name: target.name, ...question }
    : { kind: 'ask', ...question };
}

/** What changes the ledger by itself, or sends a part of a script only. */
const ALWAYS_ASKED: ReadonlySet<Intent['kind']> = new Set(['mark-applied', 'resume']);

const BACKWARD: ReadonlySet<Intent['kind']> = new Set([
  ...(['revert-last', 'revert-to', 'redo', 'reset', 'undo'] as const),
]);

function isBackward({ intent, steps }: Plan): boolean {
  return BACKWARD.has(intent.kind) || steps.some((it) => it.resume && it.direction === 'down');
}

function refusedReset({ name }: Target): Confirmation {
  return {
    kind: 'refused',
    message: `Reset is refused on ${name}, which is a production target. Revert step by step with Revert Last or Revert Down to Here.`,
  };
}

function questionOf(
  plan: Plan,
  target: Target,
  paragraphs: readonly (readonly string[])[],
): Question {
  const verb = intentVerb(plan.intent);
  const asApplied = plan.intent.kind === 'mark-applied' ? ' as applied' : '';
  return {
    message: `${verb} ${countOf(plan)}${asApplied} on ${target.name}?`,
    detail: paragraphs
      .filter((paragraph) => paragraph.length > 0)
      .map((paragraph) => paragraph.join('\n'))
      .join('\n\n'),
    button: `${verb} on ${target.name}`,
  };
}

/** A redo has two steps for each migration. */
function countOf({ steps }: Plan): string {
  return migrationCount(new Set(steps.map(({ migration }) => migration)).size);
}

function detailOf(plan: Plan, target: Target, parser: Parser): (readonly string[])[] {
  const steps = plan.steps.map((step) => ({ step, losses: lossesOf(step, parser) }));
  const lines = steps.flatMap(({ step, losses }) => [
    stepName(step),
    ...(step.resume ?? step.left ?? []).filter(isTold).map((it) => bulleted(fateText(it))),
    ...losses.map(bulleted),
  ]);
  return [
    [targetText(target)],
    clipList(lines, MOST_LINES),
    steps.some(({ losses }) => losses.length > 0) ? [LOST] : [],
    plan.intent.kind === 'mark-applied' ? [ROWS_ALONE] : [],
    remarkLines('Warnings:', plan.warnings, MOST_REMARKS),
    remarkLines('To be confirmed:', plan.doubts, MOST_REMARKS),
  ];
}

/** Of what is run: what is taken back is run already. */
function unproven({ steps }: Plan, markOf: MarkOf): string[] {
  const run = steps.filter(({ direction }) => direction === 'up').map((it) => it.migration);
  return unprovenLines(run, markOf, MOST_REMARKS);
}

function bulleted(line: string): string {
  return `- ${line}`;
}
