import * as vscode from 'vscode';

/** Milliseconds that good news stays in the status bar. */
const STAYS = 8000;

/** What went well, in the status bar for a moment, until something else begins. */
export class GoodNews implements vscode.Disposable {
  #shown: vscode.Disposable | undefined;

  show(text: string): void {
    this.dispose();
    this.#shown = vscode.window.setStatusBarMessage(`$(check) ${text}`, STAYS);
  }

  /** Takes it away: beside the next run's progress or failure it would speak of the wrong run. */
  dispose(): void {
    this.#shown?.dispose();
    this.#shown = undefined;
  }
}
