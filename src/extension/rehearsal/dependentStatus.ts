import * as vscode from 'vscode';
import { STOP_REHEARSING } from '../../protocol/rehearsal.ts';

/** One run that is shown; it is not when that is disposed of. */
export interface ShownRun extends Disposable {
  /** One more is done. */
  next(): void;
}

/** Says in the status bar how far rehearsing again is; a click stops it. */
export class DependentStatus implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('staircase.rehearsing');
  readonly #command: vscode.Disposable;
  #stop: () => void = () => undefined;

  constructor() {
    this.#item.name = 'Staircase: rehearsing again';
    this.#item.command = STOP_REHEARSING;
    this.#command = vscode.commands.registerCommand(STOP_REHEARSING, () => this.#stop());
  }

  begin(count: number, stop: () => void): ShownRun {
    let done = 0;
    const draw = (): void => {
      this.#item.text = `$(loading~spin) Rehearsing ${done + 1} of ${count}`;
    };
    this.#stop = stop;
    this.#item.tooltip =
      'Staircase\nAn earlier migration was saved: those after it are rehearsed again.\nClick to stop.';
    draw();
    this.#item.show();
    return {
      next: () => {
        done = Math.min(done + 1, count - 1);
        draw();
      },
      [Symbol.dispose]: () => this.#item.hide(),
    };
  }

  dispose(): void {
    this.#command.dispose();
    this.#item.dispose();
  }
}
