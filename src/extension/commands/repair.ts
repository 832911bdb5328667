import { plan } from '../../engine/plan/planner.ts';
import { executeRepair, type RepairReport } from '../../engine/repair/executeRepair.ts';
import type { Repair } from '../../engine/repair/repair.ts';
import { askRepair } from '../ask/askRepair.ts';
import { askScope, type Scope } from '../ask/askScope.ts';
import { confirmRepair } from '../ask/confirmRepair.ts';
import type { Command } from '../command.ts';
import { readAnew } from '../ledger/readAnew.ts';
import { onTarget } from '../run/onTarget.ts';
import { planInput } from '../run/planInput.ts';
import type { RunContext } from '../run/runner.ts';
import { saveMigrations } from '../run/saveMigrations.ts';
import type { Services } from '../services.ts';
import { sayBusy } from '../show/sayBusy.ts';
import { showRepair } from '../show/showRepair.ts';

/** Shows what is wrong with a row of the ledger, asks, and mends exactly that. */
export const repair: Command = (services, subject) =>
  services.runner.alone(sayBusy, async (context) => {
    if (!(await saveMigrations(await services.model.outline()))) return undefined;
    const scope = await askScope(services, subject, 'Repair', context);
    const cures = scope && (await askRepair(plan(planInput(scope), { kind: 'run' }), subject));
    const chosen = cures && (await confirmRepair(cures, scope.target));
    if (!chosen || context.signal.aborted) return undefined;
    return await perform(services, scope, chosen, context);
  });

async function perform(
  services: Services,
  scope: Scope,
  chosen: Repair,
  context: RunContext,
): Promise<RepairReport> {
  services.goodNews.dispose();
  try {
    const report = await onTarget(services, scope, context, (session, options) =>
      executeRepair(session, chosen, options),
    );
    showRepair(services, report, scope.target);
    return report;
  } finally {
    await readAnew(services, scope, context);
  }
}
