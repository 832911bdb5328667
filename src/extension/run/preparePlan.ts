import { refuseForeign } from '../../engine/foreign/foreign.ts';
import type { Intent, Plan } from '../../engine/plan/plan.ts';
import { plan } from '../../engine/plan/planner.ts';
import { review } from '../../engine/plan/review.ts';
import type { Scope } from '../ask/askScope.ts';
import type { Services } from '../services.ts';
import { planInput } from './planInput.ts';

/** The plan for an intent, with what the SQL of its steps tells. It is shown and then run as it stands. */
export async function preparePlan(
  { parser }: Services,
  scope: Scope,
  intent: Intent,
): Promise<Plan> {
  const { ledger } = scope;
  const { foreign } = ledger;
  const planned = plan(planInput(scope), intent);
  const reviewed = review(planned, await parser(), { allowTransactionControl: allows(ledger) });
  return foreign ? refuseForeign(reviewed, foreign) : reviewed;
}

/** Where folders of several roots share a ledger, each of them must allow it. */
export function allows({ group }: Scope['ledger']): boolean {
  return group.folders.every(({ settings }) => settings.allowTransactionControl);
}
