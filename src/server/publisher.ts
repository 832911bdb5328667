import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver/node';
import { diagnosticOf } from './diagnostic.ts';
import type { LintedFile } from './lintedFile.ts';
import type { OpenDocuments } from './openDocuments.ts';
import type { Pages } from './pages.ts';
import { closedText, openText, type ShownText } from './shownText.ts';
import { uriOf } from './workspaceEdit.ts';

/** As many of a file as VS Code shows. */
const MOST = 1000;

/** Tells the editor what is found in each file, when that is something new. */
export class Publisher {
  readonly #connection: Connection;
  readonly #documents: OpenDocuments;
  readonly #pages: Pages;
  readonly #textOf: (path: string) => string | undefined;
  readonly #published = new Map<string, PublishDiagnosticsParams>();

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
    this.#publish(file.path, message(text, this.#diagnosticsOf(file, text)));
  }

  hide(path: string): void {
    this.#publish(
      path,
      message(this.#documents.at(path) ?? { uri: uriOf(path), version: null }, []),
    );
  }

  /** A file as the editor has it; undefined where nothing is known of it. */
  shownTextAt(path: string): ShownText | undefined {
    const text = this.#textOf(path);
    if (text !== undefined) return this.#shownText(path, text);
    const document = this.#documents.at(path);
    return document && openText(document, document.getText());
  }

  #diagnosticsOf({ shown }: LintedFile, text: ShownText): Diagnostic[] {
    const pageOf = (rule: string) => this.#pages.addressOf(rule);
    return shown.slice(0, MOST).map((it) => diagnosticOf(it, { text, pageOf }));
  }

  #shownText(path: string, text: string): ShownText {
    const document = this.#documents.at(path);
    return document ? openText(document, text) : closedText(uriOf(path), text);
  }

  #publish(path: string, said: PublishDiagnosticsParams): void {
    const known = this.#published.get(path);
    if (known ? isDeepStrictEqual(known, said) : isNothing(said)) return;
    if (isNothing(said)) this.#published.delete(path);
    else this.#published.set(path, said);
    void this.#connection.sendDiagnostics(said);
  }
}

/** That nothing was found in a file that is not open. */
function isNothing({ version, diagnostics }: PublishDiagnosticsParams): boolean {
  return version === undefined && diagnostics.length === 0;
}

/** A file that is not open has no version. */
function message(
  { uri, version }: Pick<ShownText, 'uri' | 'version'>,
  diagnostics: Diagnostic[],
): PublishDiagnosticsParams {
  return { uri, ...(version !== null && { version }), diagnostics };
}
