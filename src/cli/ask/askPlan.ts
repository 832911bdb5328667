import type { Target } from '../../database/target.ts';
import type { Plan, Remark } from '../../engine/plan/plan.ts';
import { confirmation } from '../../view/plan/confirmation.ts';
import { remarkText } from '../../view/report/remarkText.ts';
import type { CommandContext } from '../command.ts';
import { UsageError } from '../usageError.ts';
import type { Workbench } from '../workbench.ts';
import { askPerson, unconfirmed, wantsConfirmation } from './askQuestion.ts';

/**
 * Whether a plan may go on: true, or false where the person said no. `isAlwaysAsked`: on any target,
 * and a pipe has to say `--yes`. Throws `UsageError`.
 */
export async function askPlan(
  { context, target, parser }: Workbench,
  plan: Plan,
  isAlwaysAsked = false,
): Promise<boolean> {
  const question = confirmation(plan, target, parser);
  if (question.kind === 'refused') throw refusedReset(target);
  if (plan.steps.length === 0 || question.kind === 'none') return true;
  if (context.flags.yes) return sayDoubts(context, plan);
  if (!context.terminal.canAsk) {
    if (isAlwaysAsked) throw unconfirmed(wantsConfirmation(context, target));
    return withoutTerminal(context, plan, target);
  }
  if (!isAlwaysAsked && !wantsAsking(plan, target)) return sayDoubts(context, plan);
  const name = question.kind === 'type-name' ? question.name : undefined;
  return await askPerson(context, question, name);
}

function refusedReset({ name }: Target): UsageError {
  return new UsageError(
    `migrate reset is refused on ${name}, which is a production target.`,
    'Take back what must go with staircase migrate revert --target-version N, which keeps N.',
  );
}

/** On a local target only what is drastic or in doubt is asked, so that a script may go back. */
function wantsAsking({ intent, doubts }: Plan, { role }: Target): boolean {
  return role !== 'local' || intent.kind === 'reset' || doubts.length > 0;
}

/** Without a person, as in CI: a run goes on, what takes back or changes the ledger wants `--yes`. */
function withoutTerminal(context: CommandContext, plan: Plan, target: Target): boolean {
  const { kind } = plan.intent;
  const isForward = kind === 'run' || kind === 'run-to' || kind === 'mark-applied';
  const grave = plan.doubts.filter(({ code }) => !HARMLESS.includes(code));
  if (grave.length > 0) throw unconfirmed(grave.map(remarkText).join('\n'));
  if (isForward || target.role === 'local') return sayDoubts(context, plan);
  throw unconfirmed(wantsConfirmation(context, target));
}

/** The server has the last word on SQL, and another application's ledger is left alone. */
const HARMLESS: readonly Remark['code'][] = ['syntax-error', 'other-ledger'];

function sayDoubts({ terminal }: CommandContext, { doubts }: Plan): true {
  for (const doubt of doubts) terminal.err(`warning: ${remarkText(doubt)}`);
  return true;
}
