import type { ConfigProblem } from '../config/configProblem.ts';
import { isLarge, withoutLarge } from '../lint/large.ts';
import type { LintFolder } from '../lint/subject.ts';
import { committedVersions } from '../migrations/git/committedVersions.ts';
import type { MigrationFolder } from '../migrations/migration.ts';
import { readFolder } from '../migrations/readFolder.ts';
import type { FolderToLint } from '../protocol/lint.ts';
import type { ParsedScript, Parser } from '../sql/parser.ts';
import { debounced } from './debounce.ts';
import { EditLint, type SeenFolder } from './editLint.ts';
import { lintContext } from './lintContext.ts';
import type { LintedFile } from './lintedFile.ts';
import { folderIn, type LintContext, lintFiles } from './lintFiles.ts';
import { type OpenText, overlaid, shownTextOf } from './overlay.ts';
import { type PlacedScript, placedScripts, usualScript } from './placedScripts.ts';
import { type Practice, withBlank } from './practice.ts';
import { lintInThread } from './thread.ts';
import { withTooLarge } from './withTooLarge.ts';

/** What a folder is linted for. */
export interface Editor {
  readonly parser: Parser;
  readonly openText: OpenText;
  /** Where this program's own code is, for a thread of it. */
  readonly programUrl: string;
  show(file: LintedFile): void;
  /** Nothing is to be said of this path any more. */
  hide(path: string): void;
  /** What the configuration of a folder cannot mean; none where it is good or counts no more. */
  showConfig(folder: string, problems: readonly ConfigProblem[]): void;
  failed(error: unknown): void;
  readonly practice: Pick<Practice, 'run'>;
}

/** Milliseconds without an edit after which the rest of the folder is looked at. */
const QUIET = 200;

/**
 * A migrations folder that is kept linted. A script that is edited is linted at once; what lies
 * between scripts follows when the typing pauses, and is moved with the text until then.
 */
export class FolderLint {
  readonly #editor: Editor;
  readonly #edits: EditLint;
  readonly #later = debounced(() => void this.#run());
  #request: FolderToLint;
  #mustRead = true;
  #disk: MigrationFolder | undefined;
  #committed: ReadonlySet<bigint> | undefined;
  #places: ReadonlyMap<string, PlacedScript> = new Map();
  #seen: SeenFolder | undefined;
  #files = new Map<string, LintedFile>();
  #pass = new AbortController();

  constructor(request: FolderToLint, editor: Editor) {
    this.#request = request;
    this.#editor = editor;
    this.#edits = new EditLint(editor.parser);
    this.#runAfter(0);
  }

  /** Other settings or another ledger. */
  update(request: FolderToLint): void {
    this.#request = request;
    this.diskChanged();
  }

  diskChanged(): void {
    this.#mustRead = true;
    this.#runAfter(0);
  }

  /** Whether a path is in this folder, migration or not. */
  contains(path: string): boolean {
    return (
      path.startsWith(this.#request.path) && '/\\'.includes(path.charAt(this.#request.path.length))
    );
  }

  fileAt(path: string): LintedFile | undefined {
    return this.#files.get(path);
  }

  /** A file was opened, edited or closed. */
  edited(path: string): void {
    const place = this.#places.get(path);
    const file = place && this.#lintedNow(place);
    if (file) {
      this.#files.set(path, file);
      this.#editor.show(file);
    }
    if (place || this.#files.has(path)) this.#runAfter(QUIET);
  }

  /**
   * A file was opened or closed. One that is not known may have been made since the folder was read,
   * and one that is closed may have been saved: no watcher is waited for.
   */
  turned(path: string): void {
    const isOpen = this.#editor.openText(path) !== undefined;
    if (!isOpen || !this.#places.has(path)) this.diskChanged();
  }

  close(): void {
    this.#later.cancel();
    this.#pass.abort();
    for (const path of this.#files.keys()) this.#editor.hide(path);
    this.#editor.showConfig(this.#request.path, []);
  }

  /** A mistake of ours ends no server while somebody types: the pass that follows says it all anew. */
  #lintedNow(place: PlacedScript): LintedFile | undefined {
    try {
      return this.#lintAs(shownTextOf(place.script, this.#editor.openText), place);
    } catch (error) {
      this.#editor.failed(error);
      return undefined;
    }
  }

  #lintAs(text: string, place: PlacedScript): LintedFile | undefined {
    const before = this.#files.get(place.script.path);
    return before && this.#seen && this.#edits.lint(text, place, before, this.#seen);
  }

  /** Nothing is said of it. */
  async #practise(signal: AbortSignal): Promise<void> {
    const place = usualScript(this.#places);
    if (!place) return;
    const edit = (n: number) => void this.#lintAs(withBlank(place.script.text, n), place);
    await this.#editor.practice.run(edit, signal);
  }

  #runAfter(milliseconds: number): void {
    this.#pass.abort(OVERTAKEN);
    this.#later.call(milliseconds);
  }

  async #run(): Promise<void> {
    const pass = new AbortController();
    this.#pass = pass;
    try {
      const read = await this.#read(pass.signal);
      const context = await lintContext(this.#request, this.#committed, this.#editor.parser);
      pass.signal.throwIfAborted();
      this.#editor.showConfig(this.#request.path, context.problems);
      const found = await this.#lint(read, context, pass.signal);
      pass.signal.throwIfAborted();
      this.#seen = { folder: found.folder, rules: context.rules };
      this.#take(found.files);
      await this.#practise(pass.signal);
    } catch (error) {
      if (!pass.signal.aborted) this.#editor.failed(error);
    }
  }

  async #read(signal: AbortSignal): Promise<MigrationFolder> {
    if (this.#mustRead || !this.#disk) {
      const { path, ignoredChars } = this.#request;
      const [disk, committed] = await Promise.all([
        readFolder(path, { ignoredChars }),
        this.#request.isTrusted ? committedVersions(path, { signal }) : undefined,
      ]);
      signal.throwIfAborted();
      this.#committed = committed;
      this.#disk = disk;
      this.#places = placedScripts(disk);
      this.#mustRead = false;
    }
    return overlaid(this.#disk, this.#editor.openText);
  }

  async #lint(
    read: MigrationFolder,
    context: LintContext,
    signal: AbortSignal,
  ): Promise<{ folder: LintFolder; files: ReadonlyMap<string, LintedFile> }> {
    const here = this.#remembering(context);
    if (!isLarge(read)) {
      const folder = await folderIn(read, here, signal);
      return { folder, files: await lintFiles(folder, here, signal) };
    }
    const folder = await folderIn(withoutLarge(read), here, signal);
    const rest = () => lintFiles(folder, here, signal);
    return { folder, files: await this.#lintInThread(read, rest, signal) };
  }

  /** `rest`: what else is linted where the thread cannot do it. */
  async #lintInThread(
    read: MigrationFolder,
    rest: () => Promise<ReadonlyMap<string, LintedFile>>,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, LintedFile>> {
    try {
      const { programUrl } = this.#editor;
      const question = { read, request: this.#request, committed: this.#committed };
      return await lintInThread(programUrl, question, signal);
    } catch (error) {
      signal.throwIfAborted();
      return withTooLarge(read, error, rest);
    }
  }

  /** A text that was parsed for the last pass is not parsed again. */
  #remembering(context: LintContext): LintContext {
    const known = new Map<string, ParsedScript>();
    for (const { text, script } of this.#files.values()) if (script) known.set(text, script.parsed);
    const { parser } = context;
    const replay = this.#seen?.folder.replay;
    return {
      ...context,
      ...(replay && { replay }),
      parser: { parse: (text) => known.get(text) ?? parser.parse(text) },
    };
  }

  #take(files: ReadonlyMap<string, LintedFile>): void {
    const gone = [...this.#files.keys()].filter((path) => !files.has(path));
    this.#files = new Map(files);
    for (const path of gone) this.#editor.hide(path);
    for (const file of files.values()) this.#editor.show(file);
  }
}

/** Made once: to make an exception for each edit takes as long as to parse a statement. */
const OVERTAKEN = new Error('The folder has changed meanwhile.');
