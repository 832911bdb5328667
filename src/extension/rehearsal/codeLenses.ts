import * as vscode from 'vscode';
import type { Migration } from '../../migrations/migration.ts';
import type { Subject } from '../../protocol/commands.ts';
import { rehearsalLine } from '../../view/rehearsal/rehearsalLine.ts';
import { type RehearsalMark, verdictLook } from '../../view/rehearsal/rehearsalMark.ts';
import type { FolderView } from '../../view/tree/folderView.ts';
import type { WorkspaceModel } from '../workspace/workspaceModel.ts';
import { markOf } from './markOf.ts';
import { MIGRATION_FILES } from './migrationFiles.ts';
import type { Rehearsals } from './rehearsals.ts';

/** The line above a script: what its rehearsal has shown, and what can be done. */
export class CodeLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #rehearsals: Rehearsals;
  readonly #registered: vscode.Disposable;
  #views: readonly FolderView[] = [];
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(model: WorkspaceModel, rehearsals: Rehearsals) {
    this.#rehearsals = rehearsals;
    this.#registered = vscode.Disposable.from(
      vscode.languages.registerCodeLensProvider(MIGRATION_FILES, this),
      rehearsals.onDidChange(() => this.#changed.fire()),
      model.onDidChange(({ views }) => {
        this.#views = views;
        this.#changed.fire();
      }),
    );
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    if (!vscode.workspace.isTrusted) return [];
    const found = placeOf(this.#views, uri.fsPath);
    if (!found) return [];
    const { migration, view } = found;
    const subject = { folder: migration.folder, version: `${migration.version}` };
    const mark = markOf(this.#rehearsals, migration);
    return [
      lens(markText(mark), ''),
      ...(mark?.kind === 'running' ? [] : [lens('Rehearse', 'staircase.rehearse', subject)]),
      lens('Show schema change', 'staircase.showSchemaChange', subject),
      ...(isApplied(view, migration) ? [] : [lens('Run', 'staircase.runTo', subject)]),
    ];
  }

  dispose(): void {
    this.#registered.dispose();
    this.#changed.dispose();
  }
}

function placeOf(views: readonly FolderView[], path: string) {
  for (const view of views) {
    const migration = view.disk.migrations.find(
      ({ up, down }) => up && (up.path === path || down?.path === path),
    );
    if (migration) return { view, migration };
  }
  return undefined;
}

/** Where no database was asked, a run may find out. */
function isApplied({ state }: FolderView, { version }: Migration): boolean {
  if (state.kind !== 'planned') return false;
  return state.plan.entries.some((it) => it.version === version && it.row !== undefined);
}

function markText(mark: RehearsalMark | undefined): string {
  switch (mark?.kind) {
    case undefined:
      return 'not rehearsed';
    case 'old':
      return 'not rehearsed since a change';
    case 'running':
      return '$(loading~spin) rehearsing';
    case 'done':
      return `$(${verdictLook(mark.rehearsal).icon}) ${rehearsalLine(mark.rehearsal)}`;
  }
}

/** All of them stand in one line; without a command it is only read. */
function lens(title: string, command: string, subject?: Subject): vscode.CodeLens {
  const handed = subject && { arguments: [subject] };
  return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title, command, ...handed });
}
