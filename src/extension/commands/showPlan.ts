import * as vscode from 'vscode';
import type { Intent } from '../../engine/plan.ts';
import type { Subject } from '../../protocol/commands.ts';
import { intentText } from '../../view/intentText.ts';
import { askScope } from '../askScope.ts';
import type { Command } from '../command.ts';
import { preparePlan } from '../preparePlan.ts';
import { saveMigrations } from '../saveMigrations.ts';
import { showPlanDocument } from '../showPlanDocument.ts';

const CHOICES: readonly Intent[] = [
  { kind: 'run' },
  { kind: 'revert-last' },
  { kind: 'redo' },
  { kind: 'reset' },
];

/** Shows what a run or revert would do, as SQL; on a migration, what running up to it would do. */
export const showPlan: Command = async (services, subject) => {
  if (!(await saveMigrations(await services.model.shown()))) return undefined;
  const scope = await askScope(services, subject, 'Show Plan');
  const intent = scope && (await askIntent(subject));
  if (!scope || !intent) return undefined;
  const plan = await preparePlan(services, scope, intent);
  await showPlanDocument(services, plan, scope.target);
  return plan;
};

async function askIntent({ folder, version }: Subject): Promise<Intent | undefined> {
  if (version !== undefined) return { kind: 'run-to', version: BigInt(version) };
  if (folder !== undefined) return { kind: 'run' };
  const items = CHOICES.map((intent) => ({ label: intentText(intent), intent }));
  const placeHolder = 'The plan of what?';
  return (await vscode.window.showQuickPick(items, { title: 'Show Plan', placeHolder }))?.intent;
}
