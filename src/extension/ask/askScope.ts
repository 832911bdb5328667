import * as vscode from 'vscode';
import { groupTarget } from '../../config/groupTarget.ts';
import { ledgerGroups } from '../../config/ledgerGroups.ts';
import type { Target } from '../../database/target.ts';
import type { Subject } from '../../protocol/commands.ts';
import type { FolderView } from '../../view/tree/folderView.ts';
import type { RunContext } from '../run/runner.ts';
import type { Services } from '../services.ts';
import { sayBusy } from '../show/sayBusy.ts';
import { sayUntrusted } from '../show/sayUntrusted.ts';
import { showUnreachable } from '../show/showUnreachable.ts';
import { type LedgerState, ledgerOf, type WorkspaceState } from '../workspace/workspaceState.ts';

/** What a command works on: a ledger, and the folder whose migrations may be touched. */
export interface Scope {
  readonly ledger: LedgerState;
  /** What the command connects to, and what it names wherever it names a target. */
  readonly target: Target;
  /** Absent: every folder on the ledger. */
  readonly only?: string;
}

interface Choice extends vscode.QuickPickItem {
  readonly view: FolderView;
  readonly all: boolean;
}

/**
 * The folder a subject names, or the one the person picks, with its ledger read anew and no other;
 * nothing where there is none to act on. With a context Cancel ends the reading.
 */
export async function askScope(
  services: Services,
  subject: Subject,
  title: string,
  context?: RunContext,
): Promise<Scope | undefined> {
  const choice = await askChoice(choicesOf(await services.model.outline()), subject, title);
  if (!choice) return undefined;
  const { path } = choice.view.config;
  if (services.model.isHeld(choice.view.config)) return sayBusy();
  const state = await readLedger(services, choice.view, context);
  if (context?.signal.aborted) return undefined;
  const ledger = ledgerOf(state, path);
  if (ledger) return scopeOf(ledger, choice.all ? undefined : path);
  const view = state.views.find(({ config }) => config.path === path);
  if (view?.state.kind === 'unreachable') showUnreachable(services, view.config, view.state.reason);
  if (view?.state.kind === 'untrusted') sayUntrusted();
  return undefined;
}

async function readLedger(
  { model }: Services,
  { config }: FolderView,
  context: RunContext | undefined,
): Promise<WorkspaceState> {
  const read = () => model.readLedger(config.path, context?.signal);
  if (!context || config.target.kind !== 'target') return await read();
  return await context.during(`reading the ledger · ${config.target.target.name}`, read);
}

function scopeOf(ledger: LedgerState, only: string | undefined): Scope {
  const target = groupTarget(ledger.group, only);
  return { ledger, target, ...(only !== undefined && { only }) };
}

/** The view of the folder a subject names, or that the person picks. Waits for no database. */
export async function askFolder(
  services: Services,
  subject: Subject,
  title: string,
): Promise<FolderView | undefined> {
  const { views } = await services.model.outline();
  const choices = views.map((view) => choiceOf(view));
  return (await askChoice(choices, subject, title))?.view;
}

async function askChoice(
  choices: readonly Choice[],
  { folder }: Subject,
  title: string,
): Promise<Choice | undefined> {
  if (folder !== undefined) {
    const named = choices.find(({ view, all }) => view.config.path === folder && !all);
    if (!named) sayNotThere(folder);
    return named;
  }
  if (choices.length > 1) {
    return await vscode.window.showQuickPick(choices, { title, placeHolder: 'Which migrations?' });
  }
  const [only] = choices;
  if (!only) sayNoMigrations();
  return only;
}

/** Every folder; where folders share a ledger, all of them together come first. */
function choicesOf({ views }: WorkspaceState): Choice[] {
  const shared = ledgerGroups(views.map(({ config }) => config))
    .map((group) => group.folders)
    .filter((folders) => folders.length > 1)
    .flatMap((folders) => {
      const [first] = folders;
      const view = views.find(({ config }) => config.path === first?.path);
      return view ? [{ ...choiceOf(view), label: `All ${folders.length} folders`, all: true }] : [];
    });
  return [...shared, ...views.map((view) => choiceOf(view))];
}

function choiceOf(view: FolderView): Choice {
  const { label, target } = view.config;
  const description = target.kind === 'target' ? target.target.name : '';
  return { label, description, view, all: false };
}

/** Another folder, though it be the only one, is not what was asked for. */
function sayNotThere(folder: string): void {
  void vscode.window.showErrorMessage(
    `${folder} is not among the migration folders of this workspace. Refresh, and choose one that is.`,
  );
}

function sayNoMigrations(): void {
  void vscode.window.showInformationMessage(
    'No migrations were found in this workspace. Use Staircase: New Migration to write the first.',
  );
}
