import * as vscode from 'vscode';
import { BUILT_IN } from '../../config/targetEntry.ts';
import type { BuiltInTarget } from '../../database/target.ts';
import { VIEW } from '../../protocol/views.ts';
import { migrationCount } from '../../view/plan/intentText.ts';
import { askRoot } from '../ask/askRoot.ts';
import type { Command } from '../command.ts';
import type { Services } from '../services.ts';
import { sayBusy } from '../show/sayBusy.ts';
import type { WorkspaceState } from '../workspace/workspaceState.ts';

/** Deletes the built-in database of a workspace root; its next use begins afresh. */
export const deleteBuiltIn: Command = async (services, subject) => {
  const workspace = (await askRoot(subject))?.fsPath;
  if (workspace === undefined) return undefined;
  const target: BuiltInTarget = { kind: 'built-in', name: BUILT_IN, role: 'local', workspace };
  return await services.runner.alone(sayBusy, () => remove(services, target));
};

async function remove(services: Services, target: BuiltInTarget): Promise<boolean> {
  const { databases, model, log } = services;
  if (!(await databases.hasData(target))) {
    void vscode.window.showInformationMessage(
      `${target.workspace} has no built-in database yet, so there is nothing to delete.`,
    );
    return false;
  }
  if (!(await isMeant(await model.shown(), target))) return false;
  const location = { viewId: VIEW };
  const work = () => vscode.window.withProgress({ location }, () => databases.remove(target));
  await model.hold(async () => await work());
  log.info(`Deleted the built-in database of ${target.workspace}`);
  await model.want();
  return true;
}

async function isMeant(state: WorkspaceState, { workspace }: BuiltInTarget): Promise<boolean> {
  const button = 'Delete Database';
  const detail = [
    'Every table in it and every row are lost, and with them the record of what is applied.',
    ...state.ledgers.flatMap(({ group: { target, folders }, input }) => {
      if (target.kind !== 'built-in' || target.workspace !== workspace) return [];
      const labels = folders.map(({ label }) => label).join(', ');
      return `${labels}: ${migrationCount(input.ledger.rows.length)} applied.`;
    }),
    'The files of the migrations stay: Run Pending runs them again, on an empty database.',
  ].join('\n');
  const message = `Delete the built-in database of ${workspace}?`;
  const options = { modal: true, detail };
  return (await vscode.window.showWarningMessage(message, options, button)) === button;
}
