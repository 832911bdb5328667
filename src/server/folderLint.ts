import { scriptFindings } from '../lint/lint.ts';
import { scriptOf } from '../lint/scriptOf.ts';
import type { LintMigration, LintScript, ScriptSource } from '../lint/subject.ts';
import type { MigrationFolder } from '../migrations/migration.ts';
import { readFolder } from '../migrations/readFolder.ts';
import type { FolderToLint } from '../protocol/lint.ts';
import type { Parser } from '../sql/parser.ts';
import { carried } from './carry.ts';
import { debounced } from './debounce.ts';
import { isLarge, LARGE, tooLarge } from './large.ts';
import { lintContext } from './lintContext.ts';
import type { LintedFile } from './lintedFile.ts';
import { type LintContext, type LintedFolder, linted, lintFiles } from './lintFiles.ts';
import { type OpenText, overlaid, withOpenText } from './overlay.ts';
import { type PlacedScript, placedScripts } from './placedScripts.ts';
import { lintInThread } from './thread.ts';

/** What a folder is linted for. */
export interface Editor {
  readonly parser: Parser;
  readonly openText: OpenText;
  /** Where this program's own code is, for a thread of it. */
  readonly programUrl: string;
  show(file: LintedFile): void;
  /** Nothing is to be said of this path any more. */
  hide(path: string): void;
  failed(error: unknown): void;
}

/** Milliseconds without an edit after which the rest of the folder is looked at. */
const QUIET = 200;

/**
 * A migrations folder that is kept linted. A script that is edited is linted at once; what lies
 * between scripts follows when the typing pauses, and is moved with the text until then.
 */
export class FolderLint {
  readonly #editor: Editor;
  readonly #later = debounced(() => void this.#run());
  #request: FolderToLint;
  #mustRead = true;
  #disk: MigrationFolder | undefined;
  #places: ReadonlyMap<string, PlacedScript> = new Map();
  #context: LintContext | undefined;
  #folder: LintedFolder['folder'] | undefined;
  #files = new Map<string, LintedFile>();
  #pass = new AbortController();

  constructor(request: FolderToLint, editor: Editor) {
    this.#request = request;
    this.#editor = editor;
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
    const file = place && this.#lintNow(place);
    if (file) {
      this.#files.set(path, file);
      this.#editor.show(file);
    }
    if (place || this.#files.has(path)) this.#runAfter(QUIET);
  }

  close(): void {
    this.#later.cancel();
    this.#pass.abort();
    for (const path of this.#files.keys()) this.#editor.hide(path);
  }

  /** What the statements of a script say by themselves; nothing where that would take long. */
  #lintNow(place: PlacedScript): LintedFile | undefined {
    if (!this.#context) return undefined;
    const { options, parser, rules } = this.#context;
    const { path, text, noTransaction } = withOpenText(place.script, this.#editor.openText);
    if (text.length > LARGE) return undefined;
    const wrapping = noTransaction ? 'none' : 'transaction';
    const before = this.#files.get(path);
    const parsed =
      before?.text === text && before.script ? before.script.parsed : parser.parse(text);
    const source: ScriptSource = { path, text, role: place.role, wrapping, parsed };
    const script: LintScript = scriptOf(source, options, () => migration);
    const migration = this.#withScript(place, script);
    const around = carried(before?.around ?? [], before?.text ?? text, text);
    return linted(script, scriptFindings(script, rules), around, rules);
  }

  /** As the folder was last seen, with this one script as it is now. */
  #withScript({ role, migration: { path } }: PlacedScript, script: LintScript) {
    const known = this.#folder?.migrations.find((it) => it.path === path);
    return known && ({ ...known, [role]: script } as LintMigration);
  }

  #runAfter(milliseconds: number): void {
    this.#pass.abort();
    this.#later.call(milliseconds);
  }

  async #run(): Promise<void> {
    const pass = new AbortController();
    this.#pass = pass;
    try {
      const read = await this.#read(pass.signal);
      const context = await lintContext(this.#request, this.#editor.parser);
      pass.signal.throwIfAborted();
      const found = await this.#lint(read, context, pass.signal);
      pass.signal.throwIfAborted();
      this.#context = context;
      this.#folder = found.folder;
      this.#take(found.files);
    } catch (error) {
      if (!pass.signal.aborted) this.#editor.failed(error);
    }
  }

  async #read(signal: AbortSignal): Promise<MigrationFolder> {
    if (this.#mustRead || !this.#disk) {
      const { path, ignoredChars } = this.#request;
      const disk = await readFolder(path, { ignoredChars });
      signal.throwIfAborted();
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
  ): Promise<Partial<LintedFolder> & Pick<LintedFolder, 'files'>> {
    if (!isLarge(read)) return await lintFiles(read, this.#remembering(context), signal);
    const { programUrl } = this.#editor;
    try {
      return { files: await lintInThread(programUrl, { read, request: this.#request }, signal) };
    } catch (error) {
      signal.throwIfAborted();
      return { files: tooLarge(read, error) };
    }
  }

  /** A text that was parsed for the last pass is not parsed again. */
  #remembering(context: LintContext): LintContext {
    const known = new Map<string, LintScript>();
    for (const { text, script } of this.#files.values()) if (script) known.set(text, script);
    const { parser } = context;
    return {
      ...context,
      parser: { parse: (text) => known.get(text)?.parsed ?? parser.parse(text) },
    };
  }

  #take(files: ReadonlyMap<string, LintedFile>): void {
    const gone = [...this.#files.keys()].filter((path) => !files.has(path));
    this.#files = new Map(files);
    for (const path of gone) this.#editor.hide(path);
    for (const file of files.values()) this.#editor.show(file);
  }
}
