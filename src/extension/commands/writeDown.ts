import * as vscode from 'vscode';
import { downPath } from '../../migrations/downPath.ts';
import type { Migration } from '../../migrations/migration.ts';
import { commands } from '../../protocol/commands.ts';
import type { WriteDownQuestion } from '../../rehearser/writeDownTask.ts';
import { downMessage } from '../../view/rehearsal/downMessage.ts';
import { askMigration } from '../ask/askMigration.ts';
import type { Command } from '../command.ts';
import { placeDown } from '../rehearsal/placeDown.ts';
import { saveMigrations } from '../run/saveMigrations.ts';
import type { Services } from '../services.ts';
import { offer } from '../show/offer.ts';

/** Writes the down script of a migration, once it has been run up, down and up again. */
export const generateDown: Command = async (services, subject) => {
  const title = commands['staircase.generateDown'].title;
  const migration = await askMigration(services, subject, title, (it) => it.up && downPath(it));
  return migration && (await write(services, migration, 'generate', title));
};

/** Adds to a down script what it leaves behind, and proves the whole. */
export const repairDown: Command = async (services, subject) => {
  const title = commands['staircase.repairDown'].title;
  const migration = await askMigration(services, subject, title, (it) => it.up && it.down);
  return migration && (await write(services, migration, 'repair', title));
};

async function write(
  services: Services,
  { folder, version }: Migration,
  mode: WriteDownQuestion['mode'],
  title: string,
): Promise<unknown> {
  const state = await services.model.outline();
  const config = state.views.find((it) => it.config.path === folder)?.config;
  if (!config || !(await saveMigrations(state))) return undefined;
  const asked = await during(`Staircase: ${title}`, (signal) =>
    services.rehearsals.writeDown(config, { version, mode, signal }),
  );
  if (asked.isCancelled) return undefined;
  const { written } = asked;
  const isPlaced = written !== undefined && (await placeDown(written, mode));
  const message = downMessage(written, mode, isPlaced);
  if (message) void offer({ ...message, buttons: {} });
  // VS Code tells of no save where a file was made with its text.
  const isSaved = written?.before !== undefined && config.settings.rehearsal.onSave;
  if (isPlaced && !isSaved)
    await services.rehearsals.rehearse(config, { wanted: { versions: [version] }, isDraft: true });
  return written;
}

/** With a notification that cancels it. */
async function during<Written>(
  title: string,
  work: (signal: AbortSignal) => Promise<Written>,
): Promise<{ readonly written: Written; readonly isCancelled: boolean }> {
  const abort = new AbortController();
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return await vscode.window.withProgress(options, async (_, token) => {
    token.onCancellationRequested(() => abort.abort());
    const written = await work(abort.signal);
    return { written, isCancelled: abort.signal.aborted };
  });
}
