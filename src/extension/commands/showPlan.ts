import * as vscode from 'vscode';
import type { Intent } from '../../engine/plan/plan.ts';
import type { Subject } from '../../protocol/commands.ts';
import { intentText } from '../../view/plan/intentText.ts';
import { askScope, type Scope } from '../ask/askScope.ts';
import type { Command } from '../command.ts';
import { preparePlan } from '../run/preparePlan.ts';
import { askRevertTo, askRunTo } from '../run/versionIntents.ts';
import { showPlanDocument } from '../show/showPlanDocument.ts';

/** Shows what a run or revert would do, as SQL; on a migration, what running up to it would do. */
export const showPlan: Command = async (services, subject) => {
  const scope = await askScope(services, subject, 'Show Plan');
  const intent = scope && (await askIntent(scope, subject));
  if (!scope || !intent) return undefined;
  const plan = await preparePlan(services, scope, intent);
  await showPlanDocument(services, plan, scope.target);
  return plan;
};

async function askIntent(scope: Scope, { folder, version }: Subject): Promise<Intent | undefined> {
  if (version !== undefined) return { kind: 'run-to', version: BigInt(version) };
  if (folder !== undefined) return { kind: 'run' };
  const placeHolder = 'The plan of what?';
  const choice = await vscode.window.showQuickPick(choices(), { title: 'Show Plan', placeHolder });
  return await choice?.ask(scope);
}

interface Choice extends vscode.QuickPickItem {
  readonly ask: (scope: Scope) => Promise<Intent | undefined>;
}

function choices(): Choice[] {
  return [
    always({ kind: 'run' }),
    { label: 'Run Up to...', ask: (scope) => askRunTo(scope, {}) },
    always({ kind: 'revert-last' }),
    { label: 'Revert Down to...', ask: (scope) => askRevertTo(scope, {}) },
    always({ kind: 'redo' }),
    always({ kind: 'reset' }),
  ];
}

function always(intent: Intent): Choice {
  return { label: intentText(intent), ask: async () => intent };
}
