import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  createProtocolConnection,
  type Diagnostic,
  type DocumentSymbol,
  type Hover,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type ShowMessageParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { root } from '../../scripts/paths.ts';
import { temporaryFolder } from '../../scripts/temporaryFolder.ts';
import { type FolderToLint, LINT_WORKSPACE } from '../../src/protocol/lint.ts';

/** Milliseconds after which what is waited for is taken not to come. */
const PATIENCE = 30_000;

/** Only what these tests are about, whatever other rules there are. */
const ONE_RULE = { 'lint.preset': 'none', 'lint.rules': { 'ban-char-field': 'warning' } };

type Published = (message: PublishDiagnosticsParams) => void;

/** What a test leaves to be ended: its `after`. */
export interface TestScope {
  after(work: () => unknown): void;
}

/** A workspace of migrations, and an editor on it that speaks to the server as it is shipped. */
export class LintEditor {
  readonly workspace: string;
  readonly server: ChildProcess;
  readonly connection: ProtocolConnection;
  /** All that was published, the oldest first. */
  readonly published: PublishDiagnosticsParams[] = [];
  /** Emits `warning` with the text of each that is shown. */
  readonly messages = new EventEmitter();
  readonly #listeners = new Set<Published>();
  readonly #versions = new Map<string, number>();

  private constructor(workspace: string, server: ChildProcess) {
    this.workspace = workspace;
    this.server = server;
    if (!server.stdout || !server.stdin) throw new Error('the server has no pipes');
    this.connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    this.connection.onNotification(
      'textDocument/publishDiagnostics',
      (message: PublishDiagnosticsParams) => {
        this.published.push(message);
        for (const listener of this.#listeners) listener(message);
      },
    );
    this.connection.onNotification('window/showMessage', ({ message }: ShowMessageParams) => {
      this.messages.emit('warning', message);
    });
    this.connection.listen();
  }

  /** Starts the server on a folder `migrations` with these files; `rest` goes with the folder. */
  static async start(
    test: TestScope,
    files: Readonly<Record<string, string>>,
    rest: Partial<FolderToLint> = {},
    nodeOptions: readonly string[] = [],
  ): Promise<LintEditor> {
    const scope = new AsyncDisposableStack();
    test.after(() => scope.disposeAsync());
    const workspace = await temporaryFolder(scope);
    const editor = await LintEditor.onFolder(scope, workspace, files, nodeOptions);
    await editor.follow(rest);
    return editor;
  }

  /** Starts the server and tells it nothing yet. */
  static async onFolder(
    scope: AsyncDisposableStack,
    workspace: string,
    files: Readonly<Record<string, string>> = {},
    nodeOptions: readonly string[] = [],
  ): Promise<LintEditor> {
    await addFiles(workspace, files);
    const program = join(root, 'dist', 'server.cjs');
    const stderr = nodeOptions.length > 0 ? 'pipe' : 'inherit';
    const server = spawn(process.execPath, [...nodeOptions, program, '--stdio'], {
      stdio: ['pipe', 'pipe', stderr],
    });
    scope.defer(async () => {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    });
    const editor = new LintEditor(workspace, server);
    const params = { processId: process.pid, rootUri: null, capabilities: {} };
    await editor.connection.sendRequest('initialize', params);
    await editor.connection.sendNotification('initialized', {});
    return editor;
  }

  /** Says which folder is linted and how. */
  async follow(rest: Partial<FolderToLint> = {}): Promise<void> {
    const folder: FolderToLint = {
      path: this.path(),
      root: this.workspace,
      ignoredChars: [],
      isTrusted: false,
      settings: ONE_RULE,
      ...rest,
    };
    await this.connection.sendNotification(LINT_WORKSPACE, { folders: [folder] });
  }

  /** A path in the migrations folder. */
  path(...names: readonly string[]): string {
    return join(this.workspace, 'migrations', ...names);
  }

  async write(files: Readonly<Record<string, string>>): Promise<void> {
    await addFiles(this.workspace, files);
    await this.diskChanged();
  }

  async diskChanged(): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
  }

  async open(name: string, text: string, languageId = 'sql'): Promise<void> {
    this.#versions.set(name, 1);
    const textDocument = { uri: this.uri(name), languageId, version: 1, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  /** Replaces the whole text; returns the new version. */
  async change(name: string, text: string): Promise<number> {
    return await this.#changed(name, { text });
  }

  async insert(name: string, start: Position, text: string): Promise<number> {
    return await this.#changed(name, { range: { start, end: start }, text });
  }

  async close(name: string): Promise<void> {
    this.#versions.delete(name);
    await this.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: this.uri(name) },
    });
  }

  /** Resolves when the file's diagnostics are such: those it has, or those to come. */
  async until(
    name: string,
    is: (found: readonly Diagnostic[], version: number | undefined) => boolean,
  ): Promise<readonly Diagnostic[]> {
    const matches = ({ uri, diagnostics, version }: PublishDiagnosticsParams) =>
      uri === this.uri(name) && is(diagnostics, version);
    const known = this.latest(name);
    if (known && matches(known)) return known.diagnostics;
    return await new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(this.#unmet(name))), PATIENCE);
      const listener: Published = (message) => {
        if (!matches(message)) return;
        this.#listeners.delete(listener);
        clearTimeout(limit);
        resolve(message.diagnostics);
      };
      this.#listeners.add(listener);
    });
  }

  /**
   * Resolves when what is published of all files is right: `differs` says so by an empty text; undefined
   * means that more is to come.
   */
  async untilAll(
    differs: (published: ReadonlyMap<string, readonly Diagnostic[]>) => string | undefined,
  ): Promise<void> {
    const latest = new Map(this.published.map((it) => [it.uri, it.diagnostics]));
    let said = differs(latest);
    if (said === '') return;
    await new Promise<void>((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(said ?? 'too little was said')), PATIENCE);
      this.#listeners.add(({ uri, diagnostics }) => {
        latest.set(uri, diagnostics);
        said = differs(latest);
        if (said !== '') return;
        clearTimeout(limit);
        resolve();
      });
    });
  }

  latest(name: string): PublishDiagnosticsParams | undefined {
    return this.published.findLast(({ uri }) => uri === this.uri(name));
  }

  async codeActions(
    name: string,
    diagnostics: readonly Diagnostic[],
    only?: readonly string[],
  ): Promise<readonly CodeAction[]> {
    const start = { line: 0, character: 0 };
    const range = diagnostics[0]?.range ?? { start, end: start };
    const context = { diagnostics, ...(only && { only }) };
    const textDocument = { uri: this.uri(name) };
    const params = { textDocument, range, context };
    return (await this.connection.sendRequest('textDocument/codeAction', params)) ?? [];
  }

  async hover(name: string, position: Position): Promise<Hover | null> {
    const params = { textDocument: { uri: this.uri(name) }, position };
    return await this.connection.sendRequest('textDocument/hover', params);
  }

  async symbols(name: string): Promise<readonly DocumentSymbol[]> {
    const params = { textDocument: { uri: this.uri(name) } };
    return (await this.connection.sendRequest('textDocument/documentSymbol', params)) ?? [];
  }

  uri(name: string): string {
    return pathToFileURL(this.path(name)).href;
  }

  #unmet(name: string): string {
    return `not said of ${name} within ${PATIENCE} ms, but ${JSON.stringify(this.latest(name))}`;
  }

  async #changed(name: string, change: object): Promise<number> {
    const version = (this.#versions.get(name) ?? 0) + 1;
    this.#versions.set(name, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri(name), version },
      contentChanges: [change],
    });
    return version;
  }
}

/** Whether a rule is among those that have spoken. */
export function has(rule: string): (found: readonly Diagnostic[]) => boolean {
  return (found) => found.some(({ code }) => code === rule);
}

/** Whether it is not. */
export function lacks(rule: string): (found: readonly Diagnostic[]) => boolean {
  return (found) => !has(rule)(found);
}

async function addFiles(workspace: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(workspace, 'migrations', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}
