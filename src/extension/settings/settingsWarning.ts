import * as vscode from 'vscode';
import type { Log } from '../log.ts';
import { offer } from '../show/offer.ts';
import type { WorkspaceState } from '../workspace/workspaceState.ts';

/** Says what is wrong in the settings, once for each wording: every reading finds it again. */
export class SettingsWarning {
  readonly #log: Log;
  #said = '';

  constructor(log: Log) {
    this.#log = log;
  }

  show({ problems }: WorkspaceState): void {
    const text = problems.map(({ message }) => message).join(' ');
    if (text === this.#said) return;
    this.#said = text;
    if (text === '') return;
    this.#log.warn(text);
    const open = () =>
      vscode.commands.executeCommand('workbench.action.openSettings', 'staircase.');
    void offer({ text, buttons: { 'Open Settings': open }, severity: 'warning' });
  }
}
