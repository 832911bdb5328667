import { posix } from 'node:path';
import * as vscode from 'vscode';

/** The scheme of plan documents: read-only text that lives in no file. */
const PLAN_SCHEME = 'staircase-plan';

/** Plans as documents with the exact SQL in order, kept as long as the window. */
export class PlanDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(PLAN_SCHEME, this);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.#texts.get(uri.toString()) ?? '-- This plan is gone. Use Staircase: Show Plan again.\n'
    );
  }

  /** Shows a plan under a title; one with the same title takes the place of the last. */
  async show(title: string, text: string): Promise<vscode.TextDocument> {
    const name = `${title.replaceAll('/', '∕')}.sql`;
    const uri = vscode.Uri.from({ scheme: PLAN_SCHEME, path: posix.join('/', name) });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    const opened = await vscode.workspace.openTextDocument(uri);
    await this.#renewed(opened);
    const document = await vscode.languages.setTextDocumentLanguage(opened, 'sql');
    await vscode.window.showTextDocument(document, { preview: true });
    return document;
  }

  /** A plan that is open already shows its last text until VS Code has asked for the new one. */
  async #renewed(document: vscode.TextDocument): Promise<void> {
    const isNew = () =>
      document.isClosed ||
      linesOf(document.getText()) === linesOf(this.provideTextDocumentContent(document.uri));
    if (isNew()) return;
    await new Promise<void>((resolve) => {
      const settle = () => {
        if (!isNew()) return;
        listening.dispose();
        resolve();
      };
      const listening = vscode.Disposable.from(
        vscode.workspace.onDidChangeTextDocument(settle),
        vscode.workspace.onDidCloseTextDocument(settle),
      );
    });
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}

/** A document has one kind of line end, whatever the scripts in it have. */
function linesOf(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
