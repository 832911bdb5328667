import { fileURLToPath } from 'node:url';
import type { Connection } from 'vscode-languageserver/node';
import { TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** What is open in the editor, by path and as it is there: saved or not. */
export class OpenDocuments {
  readonly #byUri = new TextDocuments(TextDocument);
  readonly #byPath = new Map<string, TextDocument>();

  /** Calls back for each file that is opened, edited or closed. */
  constructor(connection: Connection, changed: (path: string) => void) {
    this.#byUri.onDidChangeContent(({ document }) => {
      const path = pathOf(document.uri);
      if (path === undefined) return;
      this.#byPath.set(path, document);
      changed(path);
    });
    this.#byUri.onDidClose(({ document }) => {
      const path = pathOf(document.uri);
      if (path === undefined) return;
      this.#byPath.delete(path);
      changed(path);
    });
    this.#byUri.listen(connection);
  }

  at(path: string): TextDocument | undefined {
    return this.#byPath.get(path);
  }
}

/** The path of a file on this machine; undefined for what is elsewhere or has no name yet. */
export function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
