import * as vscode from 'vscode';
import type { FolderConfig } from '../../config/folderConfig.ts';
import { ConnectionError } from '../../database/failure.ts';
import type { KeptRehearsal } from '../rehearsal/keptRehearsal.ts';
import type { Rehearsals } from '../rehearsal/rehearsals.ts';
import type { MigrationItem } from './migrationItems.ts';
import { tellOutcome } from './outcome.ts';

/** Items that a run is for, and whom it asks. */
export interface ItemsRun {
  readonly run: vscode.TestRun;
  readonly items: readonly MigrationItem[];
  readonly rehearsals: Pick<Rehearsals, 'rehearse'>;
  /** Called before the rehearsals service says that it has changed. */
  readonly onTold: (kept: KeptRehearsal) => void;
}

/** Rehearses items in their order, folder by folder, until the run is cancelled; then it ends it. */
export async function rehearseItems(work: ItemsRun): Promise<void> {
  const { run, items } = work;
  const abort = new AbortController();
  const listening = run.token.onCancellationRequested(() => abort.abort());
  for (const { item } of items) run.enqueued(item);
  try {
    for (const config of new Set(items.map((it) => it.config))) {
      if (!abort.signal.aborted) await inFolder(work, config, abort.signal);
    }
  } finally {
    listening.dispose();
    run.end();
  }
}

async function inFolder(
  { run, items, rehearsals, onTold }: ItemsRun,
  config: FolderConfig,
  signal: AbortSignal,
): Promise<void> {
  const left = new Map(items.filter((it) => it.config === config).map((it) => [it.version, it]));
  const wanted = { versions: [...left.keys()] };
  try {
    await rehearsals.rehearse(config, {
      wanted,
      signal,
      onProgress: (progress) => {
        if (progress.kind === 'begun') {
          const begun = left.get(progress.version)?.item;
          if (begun) run.started(begun);
          return;
        }
        const { version } = progress.kept.rehearsal;
        const done = left.get(version)?.item;
        left.delete(version);
        onTold(progress.kept);
        if (done) tellOutcome(run, done, progress.kept);
      },
    });
  } catch (error) {
    if (signal.aborted) return;
    const message = new vscode.TestMessage(errorText(error));
    for (const { item } of left.values()) run.errored(item, message);
  }
}

function errorText(error: unknown): string {
  if (error instanceof ConnectionError) return `${error.message} ${error.advice}`;
  return error instanceof Error ? error.message : String(error);
}
