import * as vscode from 'vscode';
import type { Intent } from '../engine/plan.ts';
import type { Report } from '../engine/report.ts';
import type { Subject } from '../protocol/commands.ts';
import { askScope, type Scope } from './askScope.ts';
import { performPlan } from './performPlan.ts';
import { preparePlan } from './preparePlan.ts';
import { saveMigrations } from './saveMigrations.ts';
import type { Services } from './services.ts';

/** What a command wants of a scope; nothing where the person thought better of it. */
export type IntentOf = (scope: Scope) => Promise<Intent | undefined>;

/** Saves, reads, asks, plans, confirms, runs, tells, and reads anew: the way of every run and revert. */
export async function performIntent(
  services: Services,
  subject: Subject,
  title: string,
  intentOf: IntentOf,
): Promise<Report | undefined> {
  return await services.runner.alone(sayBusy, async () => {
    if (!(await saveMigrations(await services.model.shown()))) return undefined;
    const scope = await askScope(services, subject, title);
    const intent = scope && (await intentOf(scope));
    if (!scope || !intent) return undefined;
    return await performPlan(services, scope, await preparePlan(services, scope, intent));
  });
}

function sayBusy(): undefined {
  void vscode.window.showInformationMessage(
    'Another Staircase command is still going on. Wait until it is over, or cancel it.',
  );
}
