import * as vscode from 'vscode';
import { ConnectionError } from '../database/failure.ts';
import { type NoDatabase, type Situation, VIEW } from '../protocol/views.ts';
import { migrationTree } from '../view/migrationTree.ts';
import { statusLine } from '../view/statusLine.ts';
import type { TreeNode } from '../view/treeNode.ts';
import { viewHead } from '../view/viewHead.ts';
import { setContext } from './contextKeys.ts';
import type { Runner } from './runner.ts';
import { StatusBar } from './statusBar.ts';
import { MigrationTreeProvider } from './tree.ts';
import type { WorkspaceModel } from './workspaceModel.ts';
import type { WorkspaceState } from './workspaceState.ts';

/** The tree, its head and the status bar, drawn from every reading of the workspace. */
export class Panel implements vscode.Disposable {
  readonly #model: WorkspaceModel;
  readonly #provider = new MigrationTreeProvider(() => this.#roots());
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #statusBar = new StatusBar();
  readonly #listening: vscode.Disposable;
  #message = '';
  #told: string | undefined;

  constructor(model: WorkspaceModel, runner: Runner) {
    this.#model = model;
    this.#view = vscode.window.createTreeView(VIEW, { treeDataProvider: this.#provider });
    this.#listening = vscode.Disposable.from(
      model.onDidChange((state) => this.#draw(state)),
      runner.onDidTell((text) => this.#tell(text)),
    );
  }

  dispose(): void {
    for (const part of [this.#listening, this.#view, this.#provider, this.#statusBar]) {
      part.dispose();
    }
  }

  /** VS Code asks for the roots when the view is first seen: only then is everything read. */
  async #roots(): Promise<readonly TreeNode[]> {
    const state = await this.#model.shown();
    const { views, missing } = state;
    return situationOf(state) === 'shown' ? migrationTree(views, new Date(), missing) : [];
  }

  #draw(state: WorkspaceState): void {
    const { views } = state;
    const { message, badge } = viewHead(views);
    this.#message = (situationOf(state) !== 'no-database' && message) || '';
    this.#showMessage();
    this.#view.badge = badge;
    this.#statusBar.show(statusLine(views));
    void setContext('staircase.situation', situationOf(state));
    void setContext('staircase.noDatabase', noDatabase(state));
    this.#provider.redraw();
  }

  #tell(text: string | undefined): void {
    this.#told = text;
    this.#showMessage();
    this.#statusBar.tell(text);
  }

  /** A reading in the middle of a run does not take the place of where the run stands. */
  #showMessage(): void {
    this.#view.message = this.#told ?? this.#message;
  }
}

function situationOf({ views, missing }: WorkspaceState): Situation {
  if (missing.length > 0) return 'shown';
  if (views.length === 0) return 'no-migrations';
  return views.every(({ state }) => state.kind === 'unreachable') ? 'no-database' : 'shown';
}

/** Why the first folder has no database. */
function noDatabase({ views: [first] }: WorkspaceState): NoDatabase | undefined {
  if (first?.state.kind !== 'unreachable') return undefined;
  if (first.config.target.kind === 'problem') return 'configuration';
  const { reason } = first.state;
  return reason instanceof ConnectionError ? reason.reason : 'database';
}
