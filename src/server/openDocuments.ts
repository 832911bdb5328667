import { fileURLToPath } from 'node:url';
import type { Connection } from 'vscode-languageserver/node';
import { TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** What happens to the files that an editor shows, by their paths. */
export interface DocumentEvents {
  /** Its text may be another: it was opened, edited or closed. */
  edited(path: string): void;
  /** It was opened or closed. */
  turned(path: string): void;
}

/** What is open in the editor, by path and as it is there: saved or not. */
export class OpenDocuments {
  readonly #byUri = new TextDocuments(TextDocument);
  readonly #byPath = new Map<string, TextDocument>();

  constructor(connection: Connection, { edited, turned }: DocumentEvents) {
    this.#byUri.onDidChangeContent(({ document }) => {
      const path = pathOf(document.uri);
      if (path === undefined) return;
      const isNew = !this.#byPath.has(path);
      this.#byPath.set(path, document);
      edited(path);
      if (isNew) turned(path);
    });
    this.#byUri.onDidClose(({ document }) => {
      const path = pathOf(document.uri);
      if (path === undefined) return;
      this.#byPath.delete(path);
      edited(path);
      turned(path);
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
