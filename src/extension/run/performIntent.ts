import type { Intent } from '../../engine/plan/plan.ts';
import type { Report } from '../../engine/run/report.ts';
import type { Subject } from '../../protocol/commands.ts';
import { askScope, type Scope } from '../ask/askScope.ts';
import type { Services } from '../services.ts';
import { sayBusy } from '../show/sayBusy.ts';
import { performPlan } from './performPlan.ts';
import { preparePlan } from './preparePlan.ts';
import { saveMigrations } from './saveMigrations.ts';
import { withHalfDone } from './withHalfDone.ts';

/** What a command wants of a scope; nothing where the person thought better of it. */
export type IntentOf = (scope: Scope) => Promise<Intent | undefined>;

/** Saves, reads, asks, plans, confirms, runs, tells, and reads anew: the way of every run and revert. */
export async function performIntent(
  services: Services,
  subject: Subject,
  title: string,
  intentOf: IntentOf,
): Promise<Report | undefined> {
  return await services.runner.alone(sayBusy, async (context) => {
    if (!(await saveMigrations(await services.model.outline()))) return undefined;
    const scope = await askScope(services, subject, title, context);
    const intent = scope && (await intentOf(scope));
    if (!scope || !intent || context.signal.aborted) return undefined;
    const prepared = await preparePlan(services, scope, intent);
    const plan = await withHalfDone(services, scope, prepared, context);
    return await performPlan(services, scope, plan, context);
  });
}
