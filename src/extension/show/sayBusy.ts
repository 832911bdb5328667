import * as vscode from 'vscode';

/** Says that a command has to wait for another one. */
export function sayBusy(): undefined {
  void vscode.window.showInformationMessage(
    'Another Staircase command is still going on. Wait until it is over, or cancel it.',
  );
}
