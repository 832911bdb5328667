import * as vscode from 'vscode';
import { EXPLAIN_RULE, type LintWorkspace } from '../../protocol/lint.ts';
import type { RehearsedWorkspace } from '../../protocol/rehearsal.ts';
import type { Log } from '../log.ts';
import type { WorkspaceModel } from '../workspace/workspaceModel.ts';
import type { WorkspaceState } from '../workspace/workspaceState.ts';
import { explainRule } from './explainRule.ts';
import { lintWorkspaceOf } from './lintWorkspaceOf.ts';

/** The language server, as far as the rest of the extension has to do with it. */
export interface LintClient {
  /** What is linted from now on, also after the server had to be started again. */
  follow(workspace: LintWorkspace): void;
  /** What rehearsals say from now on, also after that. */
  rehearsed(workspace: RehearsedWorkspace): void;
  diskChanged(): void;
  stop(): Promise<void>;
}

/** Starts a language server on an extension's folder. */
export type StartClient = (extensionPath: string, log: Log) => Promise<LintClient>;

/** Has the migrations of the workspace linted, from when there are some. */
export class Linter implements vscode.Disposable {
  readonly #log: Log;
  readonly #start: () => Promise<LintClient>;
  readonly #subscriptions: vscode.Disposable;
  #client: Promise<LintClient | undefined> | undefined;
  #told = '';
  #rehearsed: RehearsedWorkspace = { files: [] };

  constructor(model: WorkspaceModel, extensionPath: string, log: Log, start: StartClient) {
    this.#log = log;
    this.#start = () => start(extensionPath, log);
    this.#subscriptions = vscode.Disposable.from(
      model.onDidChange((state) => void this.#follow(state)),
      vscode.commands.registerCommand(EXPLAIN_RULE, (rule: unknown) =>
        explainRule(extensionPath, rule),
      ),
    );
  }

  /** Files may have been changed by others than the editor. */
  diskChanged(): void {
    void this.#client?.then((client) => client?.diskChanged());
  }

  /** Shows what rehearsals say among what the linter says. */
  rehearsed(workspace: RehearsedWorkspace): void {
    this.#rehearsed = workspace;
    void this.#client?.then((client) => client?.rehearsed(workspace));
  }

  async close(): Promise<void> {
    const client = await this.#client;
    await client?.stop();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #follow(state: WorkspaceState): Promise<void> {
    const workspace = lintWorkspaceOf(state);
    if (workspace.folders.length === 0 && !this.#client) return;
    const text = JSON.stringify(workspace);
    if (text === this.#told) return;
    this.#told = text;
    this.#client ??= this.#begin();
    const client = await this.#client;
    if (text === this.#told) client?.follow(workspace);
  }

  async #begin(): Promise<LintClient | undefined> {
    try {
      const client = await this.#start();
      client.rehearsed(this.#rehearsed);
      return client;
    } catch (error) {
      this.#log.error(`Migrations are not linted: the language server did not start: ${error}`);
      return undefined;
    }
  }
}
