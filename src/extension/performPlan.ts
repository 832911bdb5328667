import type { Target } from '../database/target.ts';
import { type ExecuteOptions, execute } from '../engine/execute.ts';
import type { Plan } from '../engine/plan.ts';
import type { EngineEvent, Report } from '../engine/report.ts';
import type { Timeouts } from '../engine/timeouts.ts';
import { eventText } from '../view/eventText.ts';
import type { Scope } from './askScope.ts';
import { confirm } from './confirm.ts';
import { newsFilter } from './newsFilter.ts';
import { allows } from './preparePlan.ts';
import type { RunContext } from './runner.ts';
import type { Services } from './services.ts';
import { showReport } from './showReport.ts';

/**
 * Confirms a plan, executes it as it stands, tells what happened, and reads its ledger anew; other
 * databases are read for nobody who waits.
 */
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
  services.goodNews.dispose();
  try {
    const report = await executeInView(services, scope, plan, context);
    showReport(services, report, target);
    return report;
  } finally {
    await readAnew(services, scope, context);
  }
}

/** The built-in database has one session, so nothing else reads it meanwhile. */
async function executeInView(
  services: Services,
  scope: Scope,
  plan: Plan,
  context: RunContext,
): Promise<Report> {
  const { target } = scope;
  if (plan.steps.length === 0) return notRun(plan);
  const run = () =>
    context.during(`connecting · ${target.name}`, () => executeOn(services, scope, plan, context));
  return target.kind === 'built-in' ? await services.model.hold(run) : await run();
}

function executeOn(
  { databases, log }: Services,
  { ledger, target }: Scope,
  plan: Plan,
  { signal, tell }: RunContext,
): Promise<Report> {
  const { createSchemas } = ledger.group;
  const allowTransactionControl = allows(ledger);
  const isNews = newsFilter();
  const onEvent = (event: EngineEvent) => {
    if (isNews(event)) log.info(eventText(event));
    if (event.kind !== 'notice') tell(`${eventText(event)} · ${target.name}`);
  };
  const options = {
    ...timeoutsOf(target),
    ...lockWaitOf(ledger),
    createSchemas,
    allowTransactionControl,
    signal,
    onEvent,
  };
  return databases.use(
    target,
    (session) => execute(session, plan, { ...options, doubtsConfirmed: true }),
    signal,
  );
}

/** Who has cancelled waits no longer: what is applied then shows when it is read. */
async function readAnew(
  { model }: Services,
  { ledger, target }: Scope,
  { signal, during }: RunContext,
): Promise<void> {
  const [folder] = ledger.group.folders;
  if (folder && !signal.aborted) {
    const read = () => model.readLedger(folder.path, signal);
    await during(`reading the ledger · ${target.name}`, read);
  }
  model.wantLater();
}

function timeoutsOf(target: Target): Timeouts {
  if (target.kind === 'built-in') return {};
  const { lockTimeout, statementTimeout } = target;
  return {
    ...(lockTimeout !== undefined && { lockTimeout }),
    ...(statementTimeout !== undefined && { statementTimeout }),
  };
}

/** Where folders of several roots share a ledger, the shortest wait counts. */
function lockWaitOf({ group }: Scope['ledger']): Pick<ExecuteOptions, 'lockWait'> {
  const seconds = group.folders.map(({ settings }) => settings.lockWait).filter((it) => it > 0);
  return seconds.length === 0 ? {} : { lockWait: Math.min(...seconds) * 1000 };
}

function notRun({ refusals, warnings }: Plan): Report {
  return { outcome: refusals.length > 0 ? 'refused' : 'done', steps: [], refusals, warnings };
}
