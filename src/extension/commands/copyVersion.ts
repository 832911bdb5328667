import * as vscode from 'vscode';
import { askMigration } from '../ask/askMigration.ts';
import type { Command } from '../command.ts';

/** Puts a migration's version on the clipboard, also of one that is in the ledger alone. */
export const copyVersion: Command = async (services, subject) => {
  const version =
    subject.version ?? (await askMigration(services, subject, 'Copy Version'))?.version;
  if (version !== undefined) await vscode.env.clipboard.writeText(`${version}`);
};
