import * as vscode from 'vscode';
import { validate as validatePlan } from '../../engine/plan/validate.ts';
import { validationText } from '../../view/check/validationText.ts';
import { askScope } from '../ask/askScope.ts';
import type { Command } from '../command.ts';
import { preparePlan } from '../run/preparePlan.ts';
import { offer } from '../show/offer.ts';

/** Says whether disk and ledger agree: applied, expected, pending, failed, and what is wrong. */
export const validate: Command = async (services, subject) => {
  const scope = await askScope(services, subject, 'Validate');
  if (!scope) return undefined;
  const validation = validatePlan(await preparePlan(services, scope, { kind: 'run' }));
  const { target } = scope;
  const { summary, isValid } = validation;
  services.log.info(validationText(validation, target));
  const showPlan = () => vscode.commands.executeCommand('staircase.showPlan', subject);
  const showLog = async () => services.log.show();
  void offer({
    text: `${target.name}: ${summary}`,
    buttons: isValid ? {} : { 'Show Plan': showPlan, 'Show Log': showLog },
    severity: isValid ? 'information' : 'warning',
  });
  return validation;
};
