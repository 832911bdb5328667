import * as vscode from 'vscode';
import type { Target } from '../../database/target.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import { intentText } from '../../view/plan/intentText.ts';
import { planDocument } from '../../view/plan/planDocument.ts';
import type { Services } from '../services.ts';

/** Shows the exact SQL of a plan, in order, as a document that cannot be edited. */
export async function showPlanDocument(
  { plans }: Pick<Services, 'plans'>,
  plan: Plan,
  target: Target,
): Promise<vscode.TextDocument> {
  const title = `${intentText(plan.intent)} on ${target.name}`;
  return await plans.show(title, planDocument(plan, target, unsavedIn(plan)));
}

/** A plan is of what is on disk; a run saves these files first. */
function unsavedIn({ steps }: Plan): string[] {
  const paths = new Set(steps.map(({ script }) => script.path));
  return vscode.workspace.textDocuments
    .filter(({ isDirty, uri }) => isDirty && uri.scheme === 'file' && paths.has(uri.fsPath))
    .map(({ uri }) => uri.fsPath);
}
