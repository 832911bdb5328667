import type { PlanInput } from '../../engine/plan/planner.ts';
import type { Scope } from '../ask/askScope.ts';

/** What a scope's plans are made of. */
export function planInput({ ledger: { input }, only }: Scope): PlanInput {
  return only === undefined ? input : { ...input, only };
}
