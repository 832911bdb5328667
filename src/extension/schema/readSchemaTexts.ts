import * as vscode from 'vscode';
import type { FolderConfig } from '../../config/folderConfig.ts';
import type { NamedText, WantedPlace } from '../../rehearser/schemaTask.ts';
import type { Services } from '../services.ts';
import { offer } from '../show/offer.ts';
import { openFile } from '../show/openFile.ts';
import { sayUntrusted } from '../show/sayUntrusted.ts';

/**
 * The schemas at some places as text, with progress that can be cancelled. Undefined where there is
 * nothing to show; why, unless it was cancelled, has been said. Throws `ConnectionError`.
 */
export async function readSchemaTexts(
  services: Services,
  config: FolderConfig,
  places: readonly WantedPlace[],
  title: string,
): Promise<readonly NamedText[] | undefined> {
  if (!vscode.workspace.isTrusted) return void sayUntrusted();
  const answer = await whileShown(title, (signal) => ask(services, config, places, signal));
  if (!answer) return undefined;
  if ('failure' in answer) {
    const { message, advice = '', path, place } = answer.failure;
    const buttons = path === undefined ? {} : { 'Open File': () => openFile(path, place) };
    const text = `${title}: ${message} ${advice}`.trimEnd();
    services.log.error(path === undefined ? text : `${text} ${path}`);
    void offer({ text, buttons, severity: 'error' });
    return undefined;
  }
  for (const reason of answer.left) services.log.warn(`${title}: ${reason}`);
  if (answer.left.length > 0) sayLeft(services, answer.left);
  return answer.texts;
}

/** A run that was cancelled ends with any error that its end may cause. */
async function whileShown<Result>(
  title: string,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | undefined> {
  const location = vscode.ProgressLocation.Notification;
  const options = { location, title: `Staircase: ${title}`, cancellable: true };
  return await vscode.window.withProgress(options, async (_, token) => {
    const abort = new AbortController();
    const listening = token.onCancellationRequested(() => abort.abort());
    try {
      const result = await work(abort.signal);
      return abort.signal.aborted ? undefined : result;
    } catch (error) {
      if (abort.signal.aborted) return undefined;
      throw error;
    } finally {
      listening.dispose();
    }
  });
}

async function ask(
  { rehearser, rehearsals }: Services,
  config: FolderConfig,
  places: readonly WantedPlace[],
  signal: AbortSignal,
) {
  const { path, ignoredChars, ledgerName, createSchemas, settings } = config;
  const { allowTransactionControl } = settings;
  const folder = { path, ignoredChars, ledgerName, createSchemas, allowTransactionControl };
  const question = { stage: await rehearsals.stageOf(config), folder, places };
  return await rehearser.ask('schema', question, { signal });
}

function sayLeft({ log }: Services, left: readonly string[]): void {
  const more = left.length > 1 ? ` ${left.length - 1} more are in the log.` : '';
  const buttons = { 'Show Log': async () => log.show() };
  void offer({ text: `${left[0]}${more}`, buttons, severity: 'warning' });
}
