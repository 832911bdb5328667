import type { Report } from '../../engine/run/report.ts';
import { failuresOf, reportMessage } from '../../view/report/reportMessage.ts';
import { reportSummary, reportText } from '../../view/report/reportText.ts';
import type { Scope } from '../ask/askScope.ts';
import type { Services } from '../services.ts';
import { type Buttons, offer } from './offer.ts';
import { openFile } from './openFile.ts';
import { remainsButtons } from './remainsButtons.ts';
import { repairButton } from './repairButton.ts';

/** Tells how a run went: all of it in the log, what needs a person as a message, good news quietly. */
export function showReport(services: Services, report: Report, scope: Scope): void {
  const { log, diagnostics, goodNews } = services;
  const { target } = scope;
  log.info(reportText(report, target));
  diagnostics.showFailures(report.outcome === 'cancelled' ? [] : failuresOf(report));
  const message = reportMessage(report, target);
  if (message) {
    const { text, severity, path, place } = message;
    const open: Buttons = path === undefined ? {} : { 'Open File': () => openFile(path, place) };
    const cures = curesOf(services, report, scope);
    const buttons = { ...cures, ...open, 'Show Log': async () => log.show() };
    void offer({ text, severity, buttons });
  }
  if (report.outcome === 'done' && report.steps.length > 0) {
    goodNews.show(reportSummary(report, target));
  }
}

/** What mends the state that a run has stopped at, a press away. */
function curesOf(services: Services, { steps, refusals }: Report, scope: Scope): Buttons {
  const stopped = steps.find(({ failure }) => failure);
  return stopped
    ? remainsButtons(services, scope, stopped)
    : repairButton(services, scope, refusals[0]);
}
