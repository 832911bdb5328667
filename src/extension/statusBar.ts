import * as vscode from 'vscode';
import { VIEW } from '../protocol/views.ts';
import type { StatusLine } from '../view/statusLine.ts';

/** The one item in the status bar; a click shows the view. */
export class StatusBar implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem;
  #line: StatusLine | undefined;

  constructor() {
    this.#item = vscode.window.createStatusBarItem(
      'staircase.status',
      vscode.StatusBarAlignment.Left,
    );
    this.#item.name = 'Staircase';
    this.#item.command = `${VIEW}.focus`;
  }

  show(line: StatusLine | undefined): void {
    this.#line = line;
    if (!line) {
      this.#item.hide();
      return;
    }
    this.#item.text = `$(${line.icon}) ${line.text}`;
    this.#item.tooltip = `Staircase\n${line.tooltip}`;
    this.#item.backgroundColor = backgroundOf(line);
    this.#item.show();
  }

  /** While a run goes on, the item says where it stands; afterwards what it said before. */
  tell(text: string | undefined): void {
    if (text === undefined) {
      this.show(this.#line);
      return;
    }
    this.#item.text = `$(loading~spin) ${text}`;
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}

function backgroundOf({ severity }: StatusLine): vscode.ThemeColor | undefined {
  return severity === 'normal'
    ? undefined
    : new vscode.ThemeColor(`statusBarItem.${severity}Background`);
}
