import * as vscode from 'vscode';
import { VIEW } from '../../protocol/views.ts';
import { setContext } from '../tree/contextKeys.ts';

/** Milliseconds after which a run also shows as a notification; shorter ones would only flicker. */
const LONG_RUN = 1500;

/** What a command is given: a signal that Cancel aborts, and ways to say where it stands. */
export interface RunContext {
  readonly signal: AbortSignal;
  readonly tell: (text: string) => void;
  /** Shows progress in the view while some work goes on; a question to the person is no such work. */
  readonly during: <Result>(text: string, work: () => Promise<Result>) => Promise<Result>;
}

/** One command at a time, with progress in the view and a Cancel that reaches the server. */
export class Runner implements vscode.Disposable {
  readonly #told = new vscode.EventEmitter<string | undefined>();
  #running: AbortController | undefined;
  #work: Promise<unknown> | undefined;
  #command: Promise<unknown> = Promise.resolve();
  #last: string | undefined;
  /** Where the command stands, in words; undefined when nothing goes on. */
  readonly onDidTell = this.#told.event;

  /** Keeps a second command out while one reads, asks or runs; `busy` says so to the person. */
  async alone<Result>(
    busy: () => Result,
    work: (context: RunContext) => Promise<Result>,
  ): Promise<Result> {
    if (this.#running) return busy();
    const command = this.#run(work);
    this.#command = command;
    return await command;
  }

  /** Resolves when the command is over that goes on now: what follows it has not to be asked for twice. */
  async idle(): Promise<void> {
    await this.#command.catch(() => undefined);
  }

  /** Asks the command to stop; a run ends as cancelled once the server has let go. */
  cancel(): void {
    this.#running?.abort();
  }

  /** Cancels what runs and waits until it has let go of the database. */
  async close(): Promise<void> {
    this.cancel();
    await this.#work?.catch(() => undefined);
  }

  dispose(): void {
    this.cancel();
    this.#told.dispose();
  }

  async #run<Result>(work: (context: RunContext) => Promise<Result>): Promise<Result> {
    const abort = new AbortController();
    this.#running = abort;
    await setContext('staircase.running', true);
    try {
      return await work(this.#context(abort));
    } finally {
      this.#running = undefined;
      await setContext('staircase.running', false);
    }
  }

  #tell(text: string | undefined): void {
    this.#last = text;
    this.#told.fire(text);
  }

  #context(abort: AbortController): RunContext {
    return {
      signal: abort.signal,
      tell: (text) => this.#tell(text),
      during: (text, work) => this.#during(abort, text, work),
    };
  }

  async #during<Result>(
    abort: AbortController,
    text: string,
    work: () => Promise<Result>,
  ): Promise<Result> {
    this.#tell(text);
    const done = work();
    this.#work = done;
    const timer = setTimeout(() => void this.#notify(abort, done), LONG_RUN);
    try {
      return await vscode.window.withProgress({ location: { viewId: VIEW } }, () => done);
    } finally {
      clearTimeout(timer);
      this.#work = undefined;
      this.#tell(undefined);
    }
  }

  async #notify(abort: AbortController, done: Promise<unknown>): Promise<void> {
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
