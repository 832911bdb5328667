import * as vscode from 'vscode';
import { migrationCount } from '../../view/plan/intentText.ts';
import type { Command } from '../command.ts';
import { performIntent } from '../run/performIntent.ts';
import { offer } from '../show/offer.ts';

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
