import type { Connection } from 'vscode-languageserver/node';
import type { LintWorkspace } from '../protocol/lint.ts';
import type { RehearsedWorkspace } from '../protocol/rehearsal.ts';
import type { Parser } from '../sql/parser.ts';
import { afterMessages } from './afterMessages.ts';
import { ConfigProblems } from './configProblems.ts';
import { type Editor, FolderLint } from './folderLint.ts';
import type { LintedFile } from './lintedFile.ts';
import { OpenDocuments } from './openDocuments.ts';
import type { Pages } from './pages.ts';
import { Practice } from './practice.ts';
import { Publisher } from './publisher.ts';
import { Rehearsed } from './rehearsed.ts';
import type { ShownText } from './shownText.ts';

/** What the server has to work with. */
export interface LintTools {
  readonly parser: Parser;
  readonly pages: Pages;
  readonly programUrl: string;
}

/** A file that was linted, and as the editor has it now. */
export interface CurrentFile {
  readonly file: LintedFile;
  readonly text: ShownText;
  /** Any file as the editor has it; undefined where nothing is known of it. */
  textAt(path: string): ShownText | undefined;
}

/** Every migrations folder of a window, kept linted. */
export class LintServer {
  readonly #publisher: Publisher;
  readonly #folders = new Map<string, FolderLint>();
  readonly #edited = new Set<string>();
  readonly #rehearsed = new Rehearsed();
  readonly #editor: Editor;

  constructor(connection: Connection, { parser, pages, programUrl }: LintTools) {
    const later = afterMessages(() => this.#lintEdited());
    const documents = new OpenDocuments(connection, {
      edited: (path) => {
        this.#edited.add(path);
        later();
      },
      turned: (path) => this.#folderOf(path)?.turned(path),
    });
    const textOf = (path: string) => this.#fileAt(path)?.text;
    const publisher = new Publisher(connection, documents, pages, textOf);
    const config = new ConfigProblems(connection);
    this.#publisher = publisher;
    this.#editor = {
      parser,
      programUrl,
      practice: new Practice(),
      openText: (path) => documents.at(path)?.getText(),
      show: ({ path }) => this.#showUnlessEdited(path),
      hide: (path) => this.#show(path),
      showConfig: (folder, problems) => config.show(folder, problems),
      failed: (error) => connection.console.error(`Linting failed: ${reasonOf(error)}`),
    };
  }

  /** What is linted from now on. */
  follow({ folders }: LintWorkspace): void {
    const wanted = new Map(folders.map((it) => [it.path, it]));
    for (const [path, folder] of this.#folders) {
      if (wanted.has(path)) continue;
      // First, so that nothing of it is found any more when it takes back what it has said.
      this.#folders.delete(path);
      folder.close();
    }
    for (const [path, request] of wanted) {
      const known = this.#folders.get(path);
      if (known) known.update(request);
      else this.#folders.set(path, new FolderLint(request, this.#editor));
    }
  }

  /** What rehearsals say from now on. */
  rehearsed(workspace: RehearsedWorkspace): void {
    for (const path of this.#rehearsed.update(workspace)) this.#show(path);
  }

  diskChanged(): void {
    for (const folder of this.#folders.values()) folder.diskChanged();
  }

  /** A migration's file after all edits that have arrived; undefined for any other file. */
  current(path: string): CurrentFile | undefined {
    this.#lintEdited();
    const file = this.#fileAt(path);
    const text = this.#publisher.shownTextAt(path);
    if (!file || !text) return undefined;
    const textAt = (it: string) => (it === path ? text : this.#publisher.shownTextAt(it));
    return { file, text, textAt };
  }

  close(): void {
    for (const folder of this.#folders.values()) folder.close();
  }

  #lintEdited(): void {
    const paths = [...this.#edited];
    this.#edited.clear();
    for (const path of paths) this.#folderOf(path)?.edited(path);
  }

  /** What was found before an edit that waits has its places in another text; the edit's own follows. */
  #showUnlessEdited(path: string): void {
    if (!this.#edited.has(path)) this.#show(path);
  }

  #show(path: string): void {
    const file = this.#fileAt(path);
    if (file) this.#publisher.show(file);
    else this.#publisher.hide(path);
  }

  #fileAt(path: string): LintedFile | undefined {
    return this.#rehearsed.on(path, this.#folderOf(path)?.fileAt(path));
  }

  #folderOf(path: string): FolderLint | undefined {
    return [...this.#folders.values()].find((it) => it.contains(path));
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
