import * as vscode from 'vscode';
import { VIEW } from '../../protocol/views.ts';
import type { StatusLine } from '../../view/tree/statusLine.ts';

/** The one item in the status bar; a click shows the view. */
export class StatusBar implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem;
  #line: StatusLine | undefined;
  #told: string | undefined;

  constructor() {
    this.#item = vscode.window.createStatusBarItem(
      'staircase.status',
      vscode.StatusBarAlignment.Left,
    );
    this.#item.name = 'Staircase';
    this.#item.command = `${VIEW}.focus`;
  }

  /** What the item says while nothing goes on. */
  show(line: StatusLine | undefined): void {
    this.#line = line;
    this.#draw();
  }

  /** While a run goes on, the item says where it stands; afterwards what it would have said. */
  tell(text: string | undefined): void {
    this.#told = text;
    this.#draw();
  }

  dispose(): void {
    this.#item.dispose();
  }

  #draw(): void {
    const line = this.#line;
    if (line) {
      this.#item.tooltip = `Staircase\n${line.tooltip}`;
      this.#item.backgroundColor = backgroundOf(line);
    }
    if (this.#told !== undefined) this.#item.text = `$(loading~spin) ${this.#told}`;
    else if (line) this.#item.text = `$(${line.icon}) ${line.text}`;
    if (this.#told !== undefined || line) this.#item.show();
    else this.#item.hide();
  }
}

function backgroundOf({ severity }: StatusLine): vscode.ThemeColor | undefined {
  return severity === 'normal'
    ? undefined
    : new vscode.ThemeColor(`statusBarItem.${severity}Background`);
}
