import * as vscode from 'vscode';
import { concerns } from '../../engine/plan/concerns.ts';
import type { Entry, Plan } from '../../engine/plan/plan.ts';
import type { Repair } from '../../engine/repair/repair.ts';
import { repairsFor } from '../../engine/repair/repairsFor.ts';
import type { Subject } from '../../protocol/commands.ts';
import { stateWords } from '../../view/tree/stateLook.ts';

/** The cures for the version that a subject names, or that the person picks of those that want one. */
export async function askRepair(
  plan: Plan,
  { version }: Subject,
): Promise<readonly [Repair, ...Repair[]] | undefined> {
  const chosen = version === undefined ? await pick(plan) : BigInt(version);
  if (chosen === undefined) return undefined;
  const choice = repairsFor(plan, chosen);
  return choice.kind === 'repairs' ? choice.repairs : say(choice.remark.message);
}

async function pick(plan: Plan): Promise<bigint | undefined> {
  const wanting = plan.entries
    .filter((entry) => concerns(plan.only, entry))
    .filter(({ version }) => repairsFor(plan, version).kind === 'repairs');
  if (wanting.length === 0) return say('Nothing to repair: every row of the ledger is sound.');
  const options = { title: 'Repair', placeHolder: 'Nothing is written before you have agreed' };
  return (await vscode.window.showQuickPick(wanting.map(itemOf), options))?.version;
}

function itemOf(entry: Entry) {
  const { version, description } = entry;
  const words = stateWords(entry);
  return { label: description || `${version}`, description: `${version} · ${words}`, version };
}

function say(message: string): undefined {
  void vscode.window.showInformationMessage(message);
}
