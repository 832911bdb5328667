import { posix } from 'node:path';
import * as vscode from 'vscode';

/** The scheme of schemas: read-only text that lives in no file. */
const SCHEMA_SCHEME = 'staircase-schema';

/** Schemas as documents, kept for as long as they are open. */
export class SchemaDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registrations: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#registrations = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEMA_SCHEME, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '-- This schema is gone. Ask for it again.\n';
  }

  /** A document of that name; one that has it already shows the new text. `about`: what else tells them apart. */
  put(name: string, text: string, about: string): vscode.Uri {
    const file = `${name.replaceAll('/', '∕')}.sql`;
    const path = posix.join('/', file);
    const uri = vscode.Uri.from({ scheme: SCHEMA_SCHEME, path, query: about });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    return uri;
  }

  dispose(): void {
    this.#registrations.dispose();
    this.#changed.dispose();
  }
}
