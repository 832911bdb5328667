import * as vscode from 'vscode';
import type { Target } from '../../database/target.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import { confirmation, type Question } from '../../view/plan/confirmation.ts';
import { markOf } from '../rehearsal/markOf.ts';
import type { Services } from '../services.ts';
import { showPlanDocument } from '../show/showPlanDocument.ts';
import { askForName } from './askForName.ts';

/** True once the person has agreed to what this plan does to this target, as its role demands. */
export async function confirm(services: Services, plan: Plan, target: Target): Promise<boolean> {
  const needed = confirmation(plan, target, await services.parser(), (it) =>
    markOf(services.rehearsals, it),
  );
  switch (needed.kind) {
    case 'none':
      return true;
    case 'refused':
      void vscode.window.showErrorMessage(needed.message);
      return false;
    case 'ask':
      return await ask(services, needed, plan, target);
    case 'type-name':
      return (
        (await ask(services, needed, plan, target)) &&
        (await askForName(needed.name, needed.message))
      );
  }
}

/** Show Plan leaves the question unanswered, so nothing is run: the dialog would hide the document. */
async function ask(
  services: Services,
  { message, detail, button }: Question,
  plan: Plan,
  target: Target,
): Promise<boolean> {
  const showPlan = 'Show Plan';
  const options = { modal: true, detail };
  const answer = await vscode.window.showWarningMessage(message, options, button, showPlan);
  if (answer === showPlan) await showPlanDocument(services, plan, target);
  return answer === button;
}
