import * as vscode from 'vscode';

/** The log channel. What is written to it must never hold a password. */
export type Log = vscode.LogOutputChannel;

/** Opens the channel "Staircase" of the output panel. */
export function createLog(): Log {
  return vscode.window.createOutputChannel('Staircase', { log: true });
}
