import * as vscode from 'vscode';
import { type Situation, VIEW } from '../../protocol/views.ts';
import { migrationTree } from '../../view/tree/migrationTree.ts';
import { statusLine } from '../../view/tree/statusLine.ts';
import type { TreeNode } from '../../view/tree/treeNode.ts';
import { viewHead } from '../../view/tree/viewHead.ts';
import { markOf } from '../rehearsal/markOf.ts';
import type { Rehearsals } from '../rehearsal/rehearsals.ts';
import type { Runner } from '../run/runner.ts';
import type { WorkspaceModel } from '../workspace/workspaceModel.ts';
import type { WorkspaceState } from '../workspace/workspaceState.ts';
import { setContext } from './contextKeys.ts';
import { StatusBar } from './statusBar.ts';
import { MigrationTreeProvider } from './tree.ts';

/** The tree, its head and the status bar, drawn from every reading of the workspace. */
export class Panel implements vscode.Disposable {
  readonly #model: WorkspaceModel;
  readonly #rehearsals: Rehearsals;
  readonly #provider = new MigrationTreeProvider(() => this.#roots());
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #statusBar = new StatusBar();
  readonly #listening: vscode.Disposable;
  #message = '';
  #told: string | undefined;

  constructor(model: WorkspaceModel, runner: Runner, rehearsals: Rehearsals) {
    this.#model = model;
    this.#rehearsals = rehearsals;
    this.#view = vscode.window.createTreeView(VIEW, { treeDataProvider: this.#provider });
    this.#listening = vscode.Disposable.from(
      model.onDidChange((state) => this.#draw(state)),
      model.onDidBegin((reading) => void inView(reading)),
      rehearsals.onDidChange(() => this.#provider.redraw()),
      runner.onDidTell((text) => this.#tell(text)),
    );
    void setContext('staircase.situation', 'reading');
  }

  dispose(): void {
    for (const part of [this.#listening, this.#view, this.#provider, this.#statusBar]) {
      part.dispose();
    }
  }

  /**
   * VS Code asks for the roots when the view is first seen: only then are databases started. Where
   * the workspace is not trusted the view says so, and nothing else stands in its way.
   */
  async #roots(): Promise<readonly TreeNode[]> {
    const { views, missing } = await this.#model.shown();
    if (!vscode.workspace.isTrusted) return [];
    return migrationTree(views, new Date(), missing, (it) => markOf(this.#rehearsals, it));
  }

  #draw(state: WorkspaceState): void {
    const { views } = state;
    const { message, badge } = viewHead(views);
    this.#message = message ?? '';
    this.#showMessage();
    this.#view.badge = badge;
    this.#statusBar.show(statusLine(views));
    void setContext('staircase.situation', situationOf(state));
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
  return views.length + missing.length > 0 ? 'shown' : 'no-migrations';
}

/** A bar runs along the view's head until the reading has ended. */
function inView(reading: Promise<unknown>): Thenable<unknown> {
  return vscode.window.withProgress({ location: { viewId: VIEW } }, () => reading);
}
