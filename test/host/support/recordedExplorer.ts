import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FolderConfig } from '../../../src/config/folderConfig.ts';
import type { KeptRehearsal } from '../../../src/extension/rehearsal/keptRehearsal.ts';
import type { RehearseOptions } from '../../../src/extension/rehearsal/rehearsals.ts';
import { TestExplorer } from '../../../src/extension/testExplorer/testExplorer.ts';
import type { WorkspaceState } from '../../../src/extension/workspace/workspaceState.ts';
import type { Migration } from '../../../src/migrations/migration.ts';
import type { Verdict } from '../../../src/rehearsal/rehearsal.ts';

type RunHandler = vscode.TestRunProfile['runHandler'];

/** How a run is asked for, and what comes of it. */
export interface RecordedRun {
  /** Of the migrations, in order. */
  readonly verdicts: readonly Verdict[];
  readonly error?: Error;
  /** Cancelled when so many are done. */
  readonly cancelAfter?: number;
  readonly continuous?: boolean;
}

/**
 * A Test Explorer with a real controller, on rehearsals that end as a case says; what it tells VS Code
 * is kept, which no extension is told of.
 */
export class RecordedExplorer {
  told: string[] = [];
  /** How many items were made. */
  made = 0;
  readonly #create = vscode.tests.createTestController;
  #changed = new vscode.EventEmitter<void>();
  #model = new vscode.EventEmitter<WorkspaceState>();
  #explorer: TestExplorer | undefined;
  #controller: vscode.TestController | undefined;
  #handler: RunHandler | undefined;
  #state: WorkspaceState | undefined;
  #kept: KeptRehearsal[] = [];
  #asked: RecordedRun = { verdicts: [] };
  #cancel = new vscode.CancellationTokenSource();
  #ended: Promise<void> = Promise.resolve();

  begin(state: WorkspaceState): void {
    this.end();
    [this.told, this.made, this.#kept, this.#state] = [[], 0, [], state];
    [this.#changed, this.#model] = [new vscode.EventEmitter(), new vscode.EventEmitter()];
    vscode.tests.createTestController = (id, label) =>
      this.#recorded(this.#create(`${id}.recorded`, label));
    const model = { onDidChange: this.#model.event, outline: async () => state };
    this.#explorer = new TestExplorer(model, {
      all: () => this.#kept,
      onDidChange: this.#changed.event,
      rehearse: (folder, options) => this.#rehearse(folder, options),
    });
    vscode.tests.createTestController = this.#create;
    this.#model.fire(state);
  }

  end(): void {
    this.#explorer?.dispose();
    this.#explorer = undefined;
  }

  /** The disk was read again: the same, or of each migration what is given. */
  readAgain(change = (it: Migration): readonly Migration[] => [it]): void {
    const state = this.#state;
    const views = state?.views.map((view) => {
      const migrations = view.disk.migrations.flatMap(change);
      return { ...view, disk: { ...view.disk, migrations } };
    });
    if (state && views) this.#model.fire({ ...state, views });
  }

  labels(): string[] {
    return [...(this.#controller?.items ?? [])]
      .map(([, it]) => it)
      .sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
      .map(({ label }) => label);
  }

  async run(asked: RecordedRun): Promise<void> {
    this.#asked = asked;
    this.#cancel = new vscode.CancellationTokenSource();
    const { continuous = false } = asked;
    const request = new vscode.TestRunRequest(undefined, undefined, undefined, continuous);
    await this.#handler?.(request, this.#cancel.token);
  }

  /** Resolves when the run that goes on has ended. */
  async idle(): Promise<void> {
    await this.#ended;
  }

  /** Rehearsed by someone else, or out of date. */
  keep(kept: KeptRehearsal): void {
    const others = this.#kept.filter((it) => it.rehearsal.version !== kept.rehearsal.version);
    this.#kept = [...others, kept];
    this.#changed.fire();
  }

  kept(description: string, verdict: Verdict): KeptRehearsal {
    const found = this.#migrations().find((it) => it.description === description);
    assert.ok(found?.up);
    const { up, folder, version } = found;
    const none = { differences: [], changes: [], reasons: [] };
    const finding = {
      ...{ rule: verdict, aliases: [], category: 'reversibility' as const, fixes: [] },
      ...{ severity: 'error' as const, path: up.path, span: { start: 0, end: 1 } },
      message: 'left behind',
      isRehearsed: true as const,
    };
    const isBad = verdict === 'not-reversed';
    return {
      ...{ folder, hash: '', basis: '', isCurrent: true, findings: isBad ? [finding] : [] },
      rehearsal: { version, description, verdict, ...none, upMs: 2, downMs: 1 },
      scripts: [{ path: up.path, role: 'up', text: up.text }],
      ...(isBad && { schemas: { expected: 'should', actual: 'is' } }),
    };
  }

  #migrations(): readonly Migration[] {
    return this.#state?.views.flatMap(({ disk }) => disk.migrations) ?? [];
  }

  async #rehearse(_: FolderConfig, options: RehearseOptions = {}): Promise<KeptRehearsal[]> {
    const { verdicts, error, cancelAfter } = this.#asked;
    if (error) throw error;
    const wanted = this.#migrations().filter(({ version }) =>
      options.wanted?.versions?.includes(version),
    );
    const done: KeptRehearsal[] = [];
    for (const [at, { version, description }] of wanted.entries()) {
      if (options.signal?.aborted) return done;
      options.onProgress?.({ kind: 'begun', version });
      const kept = this.kept(description, verdicts[at] ?? 'reversible');
      done.push(kept);
      options.onProgress?.({ kind: 'done', kept });
      this.keep(kept);
      if (done.length === cancelAfter) this.#cancel.cancel();
    }
    return done;
  }

  #recorded(controller: vscode.TestController): vscode.TestController {
    this.#controller = controller;
    const replaced: Partial<vscode.TestController> = {
      createRunProfile: (...args) => {
        this.#handler = args[2];
        return controller.createRunProfile(...args);
      },
      createTestItem: (...args) => {
        this.made += 1;
        return controller.createTestItem(...args);
      },
      createTestRun: () => this.#recordedRun(),
      invalidateTestResults: (items) => {
        for (const it of [items ?? []].flat()) this.told.push(`invalid ${it.label}`);
      },
    };
    return new Proxy(controller, {
      get: (target, name) => Reflect.get(replaced, name) ?? Reflect.get(target, name),
      set: (target, name, value) => Reflect.set(target, name, value),
    });
  }

  #recordedRun(): vscode.TestRun {
    let resolve = () => undefined as unknown;
    this.#ended = new Promise((ended) => {
      resolve = () => ended();
    });
    const tell = (word: string) => (item: vscode.TestItem) =>
      void this.told.push(`${word} ${item.label}`);
    const tellWhy = (word: string) => (item: vscode.TestItem, why: unknown) => {
      const messages = [why as vscode.TestMessage | readonly vscode.TestMessage[]].flat();
      this.told.push(`${word} ${item.label}: ${messages.map(wordsOf).join('; ')}`);
    };
    return {
      token: this.#cancel.token,
      ...{ enqueued: tell('enqueued'), started: tell('started'), skipped: tell('skipped') },
      ...{ passed: tell('passed'), failed: tellWhy('failed'), errored: tellWhy('errored') },
      appendOutput: () => undefined,
      end: () => {
        this.told.push('end');
        resolve();
      },
    } as unknown as vscode.TestRun;
  }
}

function wordsOf({ message, location, expectedOutput, actualOutput }: vscode.TestMessage): string {
  const place = location ? ` (line ${location.range.start.line + 1})` : '';
  const diff = expectedOutput === undefined ? '' : `: - ${expectedOutput} + ${actualOutput}`;
  return `${message}${place}${diff}`;
}
