import * as vscode from 'vscode';
import { verify as verifyInput } from '../../engine/plan/verify.ts';
import { verificationSummary, verificationText } from '../../view/check/verificationText.ts';
import { askScope } from '../ask/askScope.ts';
import type { Command } from '../command.ts';
import { findingsOf } from '../problems/findingsOf.ts';
import { planInput } from '../run/planInput.ts';
import { allows } from '../run/preparePlan.ts';
import { offer } from '../show/offer.ts';
import { repairButton } from '../show/repairButton.ts';

/** Checks files against the ledger and every script's syntax; what it finds is listed as problems. */
export const verify: Command = async (services, subject) => {
  const { log, diagnostics } = services;
  const scope = await askScope(services, subject, 'Verify');
  if (!scope) return undefined;
  const { target } = scope;
  const options = { allowTransactionControl: allows(scope.ledger) };
  const remarks = verifyInput(planInput(scope), await services.parser(), options);
  const [first] = remarks;
  log.info(verificationText(remarks, target));
  diagnostics.showFindings(findingsOf(remarks, scope));
  const showProblems = () => vscode.commands.executeCommand('workbench.actions.view.problems');
  const showLog = async () => log.show();
  const repair = repairButton(services, scope, first);
  void offer({
    text: verificationSummary(remarks, target),
    buttons: first ? { 'Show Problems': showProblems, ...repair, 'Show Log': showLog } : {},
    severity: first ? 'warning' : 'information',
  });
  return remarks;
};
