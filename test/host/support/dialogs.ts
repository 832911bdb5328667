import * as vscode from 'vscode';

type Item = vscode.QuickPickItem | string;

/**
 * Answers what the extension asks, in place of the person, and keeps what it says. A question for
 * which no answer was given is dismissed, as with Escape. Input that the box would not take is, too.
 */
export class Dialogs {
  readonly #original = askers();
  readonly #presses: string[] = [];
  readonly #typed: string[] = [];
  readonly #picks: string[][] = [];
  /** Every message, with the detail of a modal one. */
  readonly said: string[] = [];
  /** What input boxes said against the text typed into them. */
  readonly objections: string[] = [];
  /** The labels of each list that was offered. */
  readonly offered: string[][] = [];
  readonly #news: { pattern: RegExp; left: number; resolve: () => void }[] = [];
  readonly #sayings: { pattern: RegExp; resolve: () => void }[] = [];
  #waiting: { pattern: RegExp; cancel: (press: () => void) => void } | undefined;

  constructor() {
    Object.assign(vscode.window, {
      showInformationMessage: this.#message,
      showWarningMessage: this.#message,
      showErrorMessage: this.#message,
      showInputBox: this.#input,
      showQuickPick: this.#pick,
      withProgress: this.#progress,
      setStatusBarMessage: this.#tell,
    });
  }

  /** The buttons to press, each when a message offers it. */
  press(...buttons: readonly string[]): this {
    this.#presses.push(...buttons);
    return this;
  }

  /** What to type into the next input boxes. */
  type(...texts: readonly string[]): this {
    this.#typed.push(...texts);
    return this;
  }

  /** The label to choose in the next list; several where several may be chosen. */
  pick(...labels: readonly string[]): this {
    this.#picks.push([...labels]);
    return this;
  }

  /** Resolves when the notification of a long run says this, to what presses its Cancel. */
  async progress(pattern: RegExp): Promise<() => void> {
    return await new Promise((cancel) => {
      this.#waiting = { pattern, cancel };
    });
  }

  /** Resolves when the status bar has told this good news so many times. */
  async news(pattern: RegExp, times = 1): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#news.push({ pattern, left: times, resolve });
    });
  }

  /** Resolves when a message has said this. */
  async saying(pattern: RegExp): Promise<void> {
    if (this.said.some((text) => pattern.test(text))) return;
    await new Promise<void>((resolve) => {
      this.#sayings.push({ pattern, resolve });
    });
  }

  restore(): void {
    Object.assign(vscode.window, this.#original);
  }

  readonly #message = async (text: string, ...rest: readonly unknown[]) => {
    const [options] = rest.filter(isOptions);
    this.said.push([text, options?.detail].filter(Boolean).join('\n'));
    for (const { pattern, resolve } of this.#sayings) if (pattern.test(text)) resolve();
    const next = this.#presses[0];
    if (next === undefined || !rest.includes(next)) return undefined;
    return this.#presses.shift();
  };

  readonly #input = async (options: vscode.InputBoxOptions) => {
    const text = this.#typed.shift();
    const objection = text === undefined ? undefined : await options.validateInput?.(text);
    if (objection) this.objections.push(String(objection));
    return objection ? undefined : text;
  };

  readonly #pick = async (items: readonly Item[], options?: vscode.QuickPickOptions) => {
    this.offered.push(items.map(labelOf));
    const labels = this.#picks.shift();
    if (!labels) return undefined;
    const chosen = items.filter((item) => labels.includes(labelOf(item)));
    if (chosen.length < labels.length) throw new Error(`${labels} is not in ${items.map(labelOf)}`);
    return options?.canPickMany ? chosen : chosen[0];
  };

  readonly #tell = (text: string) => {
    for (const awaited of this.#news.filter(({ pattern }) => pattern.test(text))) {
      awaited.left -= 1;
      if (awaited.left === 0) awaited.resolve();
    }
    return new vscode.Disposable(() => undefined);
  };

  readonly #progress: typeof vscode.window.withProgress = async (options, task) => {
    if (options.location !== vscode.ProgressLocation.Notification) {
      return await this.#original.withProgress(options, task);
    }
    const source = new vscode.CancellationTokenSource();
    const report = ({ message = '' }) => {
      if (this.#waiting?.pattern.test(message)) this.#waiting.cancel(() => source.cancel());
    };
    return await task({ report }, source.token);
  };
}

/** The ways in which an extension asks and tells. */
function askers() {
  const { showInformationMessage, showWarningMessage, showErrorMessage } = vscode.window;
  const { showInputBox, showQuickPick, withProgress, setStatusBarMessage } = vscode.window;
  const messages = { showInformationMessage, showWarningMessage, showErrorMessage };
  return { ...messages, showInputBox, showQuickPick, withProgress, setStatusBarMessage };
}

function isOptions(value: unknown): value is vscode.MessageOptions {
  return typeof value === 'object' && value !== null;
}

function labelOf(item: Item): string {
  return typeof item === 'string' ? item : item.label;
}
