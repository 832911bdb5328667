import * as vscode from 'vscode';
import type { Target } from '../../database/target.ts';
import { type DropReport, dropInvalidIndex } from '../../engine/halfDone/dropInvalidIndex.ts';
import type { InvalidIndex } from '../../engine/halfDone/invalidIndexes.ts';
import { dropIndexQuestion, dropIndexSummary } from '../../view/report/dropIndexText.ts';
import { askForName } from '../ask/askForName.ts';
import type { Scope } from '../ask/askScope.ts';
import type { Services } from '../services.ts';
import { offer } from '../show/offer.ts';
import { sayBusy } from '../show/sayBusy.ts';
import { onTarget } from './onTarget.ts';

/** Asks, drops an INVALID index that a run has named, and offers to run again. */
export async function dropIndex(
  services: Services,
  scope: Scope,
  index: InvalidIndex,
): Promise<DropReport | undefined> {
  return await services.runner.alone(sayBusy, async (context) => {
    const { target } = scope;
    if (!(await isMeant(index, target))) return undefined;
    const report = await onTarget(services, scope, context, (session, options) =>
      dropInvalidIndex(session, index, options),
    );
    tell(services, scope, report, dropIndexSummary(report, index, target));
    return report;
  });
}

async function isMeant(index: InvalidIndex, target: Target): Promise<boolean> {
  const { message, detail, button } = dropIndexQuestion(index, target);
  const options = { modal: true, detail };
  if ((await vscode.window.showWarningMessage(message, options, button)) !== button) return false;
  return target.role === 'local' || (await askForName(target.name, message));
}

function tell(
  { log, runner }: Services,
  { only }: Scope,
  { outcome }: DropReport,
  text: string,
): void {
  log.info(text);
  const subject = only === undefined ? {} : { folder: only };
  const runAgain = async () => {
    await runner.idle();
    await vscode.commands.executeCommand('staircase.runPending', subject);
  };
  if (outcome === 'done') {
    void offer({ text, buttons: { 'Run Pending': runAgain }, severity: 'information' });
  } else {
    void offer({ text, buttons: { 'Show Log': async () => log.show() }, severity: 'error' });
  }
}
