import type { Diagnostic } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver/node';
import { diagnosticOf } from './diagnostic.ts';
import type { LintedFile } from './lintedFile.ts';
import type { OpenDocuments } from './openDocuments.ts';
import type { Pages } from './pages.ts';
import { closedText, openText, type ShownText } from './shownText.ts';
import { uriOf, workspaceEdit } from './workspaceEdit.ts';

/** As many of a file as VS Code shows. */
const MOST = 1000;

/** Tells the editor what is found in each file, when that is something new. */
export class Publisher {
  readonly #connection: Connection;
  readonly #documents: OpenDocuments;
  readonly #pages: Pages;
  readonly #textOf: (path: string) => string | undefined;
  readonly #published = new Map<string, string>();

  constructor(
    connection: Connection,
    documents: OpenDocuments,
    pages: Pages,
    textOf: (path: string) => string | undefined,
  ) {
    this.#connection = connection;
    this.#documents = documents;
    this.#pages = pages;
    this.#textOf = textOf;
  }

  show(file: LintedFile): void {
    const text = this.#shownText(file.path, file.text);
    const diagnostics = this.diagnosticsOf(file, text);
    const { uri, version } = text;
    this.#publish(file.path, uri, version, diagnostics);
  }

  hide(path: string): void {
    const document = this.#documents.at(path);
    this.#publish(path, document?.uri ?? uriOf(path), document?.version ?? null, []);
  }

  /** A file as the editor has it; undefined where nothing is known of it. */
  shownTextAt(path: string): ShownText | undefined {
    const text = this.#textOf(path);
    if (text !== undefined) return this.#shownText(path, text);
    const document = this.#documents.at(path);
    return document && openText(document, document.getText());
  }

  diagnosticsOf({ path, shown }: LintedFile, text: ShownText): Diagnostic[] {
    const textAt = (other: string) => (other === path ? text : this.shownTextAt(other));
    return shown.slice(0, MOST).map((finding) =>
      diagnosticOf(finding, {
        text,
        editOf: ({ edits }) => workspaceEdit(edits, path, textAt),
        pageOf: (rule) => this.#pages.addressOf(rule),
      }),
    );
  }

  #shownText(path: string, text: string): ShownText {
    const document = this.#documents.at(path);
    return document ? openText(document, text) : closedText(uriOf(path), text);
  }

  #publish(path: string, uri: string, version: number | null, diagnostics: Diagnostic[]): void {
    const known = this.#published.get(path);
    const said = JSON.stringify([version, diagnostics]);
    if (said === known || (known === undefined && diagnostics.length === 0 && version === null))
      return;
    if (diagnostics.length > 0 || version !== null) this.#published.set(path, said);
    else this.#published.delete(path);
    const versioned = version === null ? {} : { version };
    void this.#connection.sendDiagnostics({ uri, ...versioned, diagnostics });
  }
}
