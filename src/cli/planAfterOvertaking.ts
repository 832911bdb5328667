import type { Session } from '../database/session.ts';
import type { Plan } from '../engine/plan.ts';
import type { Report, StepReport } from '../engine/report.ts';

/**
 * The plan for what is left where a run stopped only because another was faster: its plan had become
 * stale, or it began the very step that sqlx-cli, which takes no lock, has now recorded. Undefined
 * where it stopped for any other reason, or was to take something back: the person has confirmed
 * other steps then.
 */
export async function planAfterOvertaking(
  { ended }: Session,
  { intent }: Plan,
  report: Report,
  planAnew: () => Promise<Plan>,
): Promise<Plan | undefined> {
  if (ended) return undefined;
  if (intent.kind !== 'run' && intent.kind !== 'run-to') return undefined;
  if (report.refusals.some(({ code }) => code === 'stale')) return await planAnew();
  const failed = report.steps.find(({ outcome }) => outcome === 'failed');
  if (report.outcome !== 'failed' || !failed || ranTwice(failed)) return undefined;
  const renewed = await planAnew();
  return isRecorded(failed, renewed) ? renewed : undefined;
}

/** What a script outside a transaction has done a second time has to be told. */
function ranTwice({ step, failure }: StepReport): boolean {
  return step.script.noTransaction && failure?.phase === 'record';
}

function isRecorded({ step }: StepReport, { entries }: Plan): boolean {
  const { version } = step.migration;
  return entries.some((entry) => entry.version === version && entry.row?.success === true);
}
