import * as vscode from 'vscode';
import { VIEW } from '../protocol/views.ts';
import { setContext } from './contextKeys.ts';

/** Milliseconds after which a run also shows as a notification; shorter ones would only flicker. */
const LONG_RUN = 1500;

/** What a run is given: a signal that Cancel aborts, and a way to say where it stands. */
export interface RunContext {
  readonly signal: AbortSignal;
  readonly tell: (text: string) => void;
}

interface Running {
  readonly abort: AbortController;
  readonly done: Promise<unknown>;
}

/** One run at a time, with progress in the view and a Cancel that reaches the server. */
export class Runner implements vscode.Disposable {
  readonly #told = new vscode.EventEmitter<string | undefined>();
  #running: Running | undefined;
  #busy = false;
  #last: string | undefined;
  /** Where the run stands, in words; undefined when it is over. */
  readonly onDidTell = this.#told.event;

  /** Keeps a second command out while one asks, runs or reads; `busy` says so to the person. */
  async alone<Result>(busy: () => Result, work: () => Promise<Result>): Promise<Result> {
    if (this.#busy) return busy();
    this.#busy = true;
    return await work().finally(() => {
      this.#busy = false;
    });
  }

  /** Asks the run to stop; it ends as cancelled once the server has let go. */
  cancel(): void {
    this.#running?.abort.abort();
  }

  /** Ends when the work ends; the work's errors come through. */
  async run<Result>(work: (context: RunContext) => Promise<Result>): Promise<Result> {
    const abort = new AbortController();
    const done = work({ signal: abort.signal, tell: (text) => this.#tell(text) });
    this.#running = { abort, done };
    await setContext('staircase.running', true);
    try {
      return await this.#withProgress({ abort, done });
    } finally {
      this.#running = undefined;
      this.#tell(undefined);
      await setContext('staircase.running', false);
    }
  }

  /** Cancels what runs and waits until it has let go of the database. */
  async close(): Promise<void> {
    this.cancel();
    await this.#running?.done.catch(() => undefined);
  }

  dispose(): void {
    this.cancel();
    this.#told.dispose();
  }

  #tell(text: string | undefined): void {
    this.#last = text;
    this.#told.fire(text);
  }

  async #withProgress<Result>(running: {
    abort: AbortController;
    done: Promise<Result>;
  }): Promise<Result> {
    const timer = setTimeout(() => void this.#notify(running), LONG_RUN);
    try {
      return await vscode.window.withProgress({ location: { viewId: VIEW } }, () => running.done);
    } finally {
      clearTimeout(timer);
    }
  }

  async #notify({ abort, done }: Running): Promise<void> {
    const location = vscode.ProgressLocation.Notification;
    await vscode.window.withProgress(
      { location, title: 'Staircase', cancellable: true },
      async (bar, token) => {
        const show = (message = '') => bar.report({ message });
        const listening = vscode.Disposable.from(
          token.onCancellationRequested(() => abort.abort()),
          this.onDidTell(show),
        );
        show(this.#last);
        await done.catch(() => undefined).finally(() => listening.dispose());
      },
    );
  }
}
