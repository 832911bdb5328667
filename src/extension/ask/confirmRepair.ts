import * as vscode from 'vscode';
import type { Target } from '../../database/target.ts';
import type { Repair } from '../../engine/repair/repair.ts';
import { repairConfirmation } from '../../view/report/repairConfirmation.ts';
import { askForName } from './askForName.ts';

/** The cure that the person has chosen and agreed to, as the target's role demands. */
export async function confirmRepair(
  cures: readonly [Repair, ...Repair[]],
  target: Target,
): Promise<Repair | undefined> {
  const { message, detail, buttons, typed } = repairConfirmation(cures, target);
  const options = { modal: true, detail };
  const answer = await vscode.window.showWarningMessage(message, options, ...buttons);
  const chosen = cures.find((_, index) => answer !== undefined && buttons[index] === answer);
  if (!chosen || typed === undefined) return chosen;
  return (await askForName(typed, message)) ? chosen : undefined;
}
