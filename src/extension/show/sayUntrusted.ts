import * as vscode from 'vscode';
import { offer } from './offer.ts';

/** Says why nothing connects, and leads to where it can be changed. */
export function sayUntrusted(): void {
  const text = 'This workspace is not trusted, so Staircase connects to no database.';
  const manage = () => vscode.commands.executeCommand('workbench.trust.manage');
  void offer({ text, buttons: { 'Manage Workspace Trust': manage }, severity: 'warning' });
}
