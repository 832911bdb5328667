import type { Target } from '../../database/target.ts';
import type { RepairReport } from '../../engine/repair/executeRepair.ts';
import { repairLines, repairSummary } from '../../view/report/repairText.ts';
import type { Services } from '../services.ts';
import { offer } from './offer.ts';

/** Tells what became of a repair: old and new in the log, good news quietly, the rest as a message. */
export function showRepair(
  { log, goodNews, diagnostics }: Pick<Services, 'log' | 'goodNews' | 'diagnostics'>,
  report: RepairReport,
  target: Target,
): void {
  const text = repairSummary(report, target);
  log.info([text, ...repairLines(report.repair).map((line) => `  ${line}`)].join('\n'));
  if (report.outcome === 'done') {
    diagnostics.settle(report.repair.version);
    goodNews.show(text);
    return;
  }
  const severity = report.outcome === 'cancelled' ? 'warning' : 'error';
  void offer({ text, buttons: { 'Show Log': async () => log.show() }, severity });
}
