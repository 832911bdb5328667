import * as vscode from 'vscode';
import type { InvalidIndex } from '../../engine/halfDone/invalidIndexes.ts';
import type { Choice, StepReport } from '../../engine/run/report.ts';
import type { CommandId } from '../../protocol/commands.ts';
import type { Scope } from '../ask/askScope.ts';
import { dropIndex } from '../run/dropIndex.ts';
import type { Services } from '../services.ts';
import type { Buttons } from './offer.ts';

const CHOICES: Readonly<Record<Choice, readonly [title: string, command: CommandId]>> = {
  resume: ['Resume', 'staircase.resume'],
  undo: ['Undo', 'staircase.undo'],
  mark: ['Mark as Applied', 'staircase.markApplied'],
};

/**
 * What can be done about what a failed script outside a transaction has left: drop its INVALID
 * indexes; or, where it is half done, finish it, take it back, or call it applied.
 */
export function remainsButtons(
  services: Services,
  scope: Scope,
  { step, failure }: StepReport,
): Buttons {
  const { folder, version } = step.migration;
  const subject = { folder, version: `${version}` };
  const afterwards = (work: () => Thenable<unknown>) => async () => {
    await services.runner.idle();
    await work();
  };
  const droppable = (failure?.invalidIndexes ?? []).filter((it) => it.builder === undefined);
  const drops = droppable.map((index) => [
    dropTitle(index, droppable),
    afterwards(() => dropIndex(services, scope, index)),
  ]);
  const choices = (failure?.choices ?? []).map((choice) => {
    const [title, command] = CHOICES[choice];
    return [title, afterwards(() => vscode.commands.executeCommand(command, subject))];
  });
  return Object.fromEntries([...drops, ...choices]);
}

function dropTitle({ name }: InvalidIndex, { length }: readonly InvalidIndex[]): string {
  return length === 1 ? 'Drop Index' : `Drop ${name}`;
}
