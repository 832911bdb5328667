import type { Session } from '../../database/session.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import type { Report, StepReport } from '../../engine/run/report.ts';

/**
 * Whether a run may have stopped only because another was faster: its plan had become stale, or it
 * failed at a step that sqlx-cli, which takes no lock, may have recorded meanwhile. Never what was to
 * take something back: the person has confirmed those steps and no others.
 */
export function mayBeOvertaken({ ended }: Session, { intent }: Plan, report: Report): boolean {
  if (ended || (intent.kind !== 'run' && intent.kind !== 'run-to')) return false;
  if (isStale(report)) return true;
  const failed = failedStep(report);
  return report.outcome === 'failed' && failed !== undefined && !ranTwice(failed);
}

/** Whether the other run has recorded what this one stopped at. */
export function isOvertaken(report: Report, { entries }: Plan): boolean {
  if (isStale(report)) return true;
  const version = failedStep(report)?.step.migration.version;
  return entries.some((entry) => entry.version === version && entry.row?.success === true);
}

function isStale({ refusals }: Report): boolean {
  return refusals.some(({ code }) => code === 'stale');
}

function failedStep({ steps }: Report): StepReport | undefined {
  return steps.find(({ outcome }) => outcome === 'failed');
}

/** What a script outside a transaction has done a second time has to be told. */
function ranTwice({ step, failure }: StepReport): boolean {
  return step.script.noTransaction && failure?.phase === 'record';
}
