import { isForHalfDone, lookAtHalfDone } from '../../engine/halfDone/lookAtHalfDone.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import type { Scope } from '../ask/askScope.ts';
import { readLimits } from '../ledger/readLimits.ts';
import type { Services } from '../services.ts';
import type { RunContext } from './runner.ts';

/** The plan for what is half done with what the catalog shows of each statement; any other as it is. */
export async function withHalfDone(
  { databases }: Pick<Services, 'databases'>,
  { target }: Scope,
  plan: Plan,
  { signal, during }: RunContext,
): Promise<Plan> {
  if (!isForHalfDone(plan.intent) || plan.refusals.length > 0) return plan;
  const look = () =>
    databases.use(target, (session) => lookAtHalfDone(session, plan, readLimits(target)), signal);
  return await during(`looking at what is done · ${target.name}`, look);
}
