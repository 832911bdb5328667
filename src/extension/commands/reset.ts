import * as vscode from 'vscode';
import { migrationCount } from '../../view/intentText.ts';
import type { Command } from '../command.ts';
import { offer } from '../offer.ts';
import { performIntent } from '../performIntent.ts';

/** The emergency: reverts everything applied, newest first, and offers to run it all again. */
export const reset: Command = async (services, subject) => {
  const report = await performIntent(services, subject, 'Reset', async () => ({ kind: 'reset' }));
  if (report?.outcome === 'done' && report.steps.length > 0) {
    const again = () => vscode.commands.executeCommand('staircase.runPending', subject);
    const text = `Reset is done: ${migrationCount(report.steps.length)} reverted.`;
    void offer({ text, buttons: { 'Run Again': again }, severity: 'information' });
  }
  return report;
};
