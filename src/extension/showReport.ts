import type { Target } from '../database/target.ts';
import type { Failure, Report } from '../engine/report.ts';
import { failureText } from '../view/failureText.ts';
import { remarkText } from '../view/remarkText.ts';
import { reportSummary, reportText } from '../view/reportText.ts';
import type { Scope } from './askScope.ts';
import { type Buttons, type Message, offer } from './offer.ts';
import { openFile } from './openFile.ts';
import { repairButton } from './repairButton.ts';
import type { Services } from './services.ts';

type Shown = Pick<Services, 'log' | 'diagnostics' | 'goodNews' | 'runner'>;

/** Tells how a run went: all of it in the log, what needs a person as a message, good news quietly. */
export function showReport(services: Shown, report: Report, scope: Scope): void {
  const { log, diagnostics, goodNews } = services;
  const { target } = scope;
  log.info(reportText(report, target));
  diagnostics.showFailures(report.outcome === 'cancelled' ? [] : failuresOf(report));
  const message = messageOf(services, report, scope);
  if (message) {
    const buttons = { ...message.buttons, 'Show Log': async () => log.show() };
    void offer({ ...message, buttons });
  }
  if (report.outcome === 'done' && report.steps.length > 0) {
    goodNews.show(reportSummary(report, target));
  }
}

function failuresOf({ steps, failure }: Report): Failure[] {
  return [...steps.flatMap((step) => step.failure ?? []), ...(failure ? [failure] : [])];
}

function messageOf(services: Shown, report: Report, scope: Scope): Message | undefined {
  const { target } = scope;
  switch (report.outcome) {
    case 'refused':
      return refused(services, report, scope);
    case 'failed':
      return failed(report, target);
    case 'cancelled':
      return cancelled(report, target);
    case 'done':
      return warned(report, target);
  }
}

function refused(services: Shown, { refusals }: Report, scope: Scope): Message | undefined {
  const [first] = refusals;
  if (!first) return undefined;
  const text = `${first.message}${andMore(refusals.length)}`;
  const buttons = { ...repairButton(services, scope, first), ...openButton(first) };
  return { text, buttons, severity: 'error' };
}

function failed(report: Report, target: Target): Message {
  const [failure] = failuresOf(report);
  if (!failure) return { text: reportSummary(report, target), buttons: {}, severity: 'error' };
  return { text: failureText(failure).short, buttons: openButton(failure), severity: 'error' };
}

/** With what the cancelled step may have left behind, which a person has to see to. */
function cancelled(report: Report, target: Target): Message {
  const [failure] = failuresOf(report);
  const summary = reportSummary(report, target);
  if (!failure) return { text: summary, buttons: {}, severity: 'warning' };
  const text = `${summary} ${failureText(failure).short}`;
  return { text, buttons: openButton(failure), severity: 'warning' };
}

function warned(report: Report, target: Target): Message | undefined {
  const { steps, warnings } = report;
  const [first] = warnings;
  if (!first) return undefined;
  const more = andMore(warnings.length);
  if (steps.length === 0) {
    return {
      text: `${target.name}: ${first.message}${more}`,
      buttons: {},
      severity: 'information',
    };
  }
  const text = `${reportSummary(report, target)} ${remarkText(first)}${more}`;
  return { text, buttons: openButton(first), severity: 'warning' };
}

function andMore(count: number): string {
  return count > 1 ? ` (and ${count - 1} more, see the log)` : '';
}

function openButton({ path, place }: Pick<Failure, 'path' | 'place'>): Buttons {
  return path === undefined ? {} : { 'Open File': () => openFile(path, place) };
}
