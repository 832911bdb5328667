import type { Target } from '../../database/target.ts';
import type { Failure, Report } from '../../engine/run/report.ts';
import { failureText } from './failureText.ts';
import { reportSummary } from './reportText.ts';

/** What a person has to be told of a run, and the place it is about. */
export interface ReportMessage extends Pick<Failure, 'path' | 'place'> {
  readonly text: string;
  readonly severity: 'error' | 'warning' | 'information';
}

/** The message after a run or revert; nothing where all went well. */
export function reportMessage(report: Report, target: Target): ReportMessage | undefined {
  switch (report.outcome) {
    case 'refused':
      return refused(report);
    case 'failed':
      return failed(report, target);
    case 'cancelled':
      return cancelled(report, target);
    case 'done':
      return warned(report, target);
  }
}

/** Everything that failed in a run. */
export function failuresOf({ steps, failure }: Report): Failure[] {
  return [...steps.flatMap((step) => step.failure ?? []), ...(failure ? [failure] : [])];
}

function refused({ refusals }: Report): ReportMessage | undefined {
  const [first] = refusals;
  if (!first) return undefined;
  const text = `${first.message}${andMore(refusals.length)}`;
  return { text, severity: 'error', ...placeOf(first) };
}

function failed(report: Report, target: Target): ReportMessage {
  const [failure] = failuresOf(report);
  if (!failure) return { text: reportSummary(report, target), severity: 'error' };
  return { text: failureText(failure).short, severity: 'error', ...placeOf(failure) };
}

/** With what the cancelled step may have left behind, which a person has to see to. */
function cancelled(report: Report, target: Target): ReportMessage {
  const [failure] = failuresOf(report);
  const summary = reportSummary(report, target);
  if (!failure) return { text: summary, severity: 'warning' };
  const text = `${summary} ${failureText(failure).short}`;
  return { text, severity: 'warning', ...placeOf(failure) };
}

function warned(report: Report, target: Target): ReportMessage | undefined {
  const { steps, warnings } = report;
  const [first] = warnings;
  if (!first) return undefined;
  const more = andMore(warnings.length);
  if (steps.length === 0) {
    return { text: `${target.name}: ${first.message}${more}`, severity: 'information' };
  }
  const text = `${reportSummary(report, target)} ${first.message}${more}`;
  return { text, severity: 'warning', ...placeOf(first) };
}

function placeOf({ path, place }: Pick<Failure, 'path' | 'place'>) {
  return { ...(path !== undefined && { path }), ...(place && { place }) };
}

function andMore(count: number): string {
  return count > 1 ? ` (and ${count - 1} more, see the log)` : '';
}
