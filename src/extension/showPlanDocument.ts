import type * as vscode from 'vscode';
import type { Target } from '../database/target.ts';
import type { Plan } from '../engine/plan.ts';
import { intentText } from '../view/intentText.ts';
import { planDocument } from '../view/planDocument.ts';
import type { Services } from './services.ts';

/** Shows the exact SQL of a plan, in order, as a document that cannot be edited. */
export async function showPlanDocument(
  { plans }: Pick<Services, 'plans'>,
  plan: Plan,
  target: Target,
): Promise<vscode.TextDocument> {
  const title = `${intentText(plan.intent)} on ${target.name}`;
  return await plans.show(title, planDocument(plan, target).text);
}
