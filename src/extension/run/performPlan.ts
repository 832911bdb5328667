import type { Plan } from '../../engine/plan/plan.ts';
import { execute } from '../../engine/run/execute.ts';
import type { Report } from '../../engine/run/report.ts';
import type { Scope } from '../ask/askScope.ts';
import { confirm } from '../ask/confirm.ts';
import { readAnew } from '../ledger/readAnew.ts';
import type { Services } from '../services.ts';
import { showReport } from '../show/showReport.ts';
import { onTarget } from './onTarget.ts';
import type { RunContext } from './runner.ts';

/** Confirms a plan, executes it as it stands, tells what happened, and reads its ledger anew. */
export async function performPlan(
  services: Services,
  scope: Scope,
  plan: Plan,
  context: RunContext,
): Promise<Report | undefined> {
  const { target } = scope;
  if (plan.steps.length > 0 && !(await confirm(services, plan, target))) return undefined;
  if (context.signal.aborted) return undefined;
  services.diagnostics.showFailures([]);
  if (plan.steps.length > 0) services.diagnostics.showFindings([]);
  services.goodNews.dispose();
  try {
    const report =
      plan.steps.length === 0 ? notRun(plan) : await run(services, scope, plan, context);
    showReport(services, report, scope);
    return report;
  } finally {
    await readAnew(services, scope, context);
  }
}

function run(services: Services, scope: Scope, plan: Plan, context: RunContext): Promise<Report> {
  const { ledger, target } = scope;
  const decided = {
    createSchemas: ledger.group.createSchemas,
    doubtsConfirmed: true,
    reopen: () => services.databases.open(target),
  };
  return onTarget(services, scope, context, (session, options) =>
    execute(session, plan, { ...options, ...decided }),
  );
}

function notRun({ refusals, warnings }: Plan): Report {
  return { outcome: refusals.length > 0 ? 'refused' : 'done', steps: [], refusals, warnings };
}
