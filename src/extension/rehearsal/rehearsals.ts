import { join } from 'node:path';
import * as vscode from 'vscode';
import type { FolderConfig } from '../../config/folderConfig.ts';
import { builtInDirectory } from '../../database/embedded/builtInDirectory.ts';
import type { BuiltInEnvironment } from '../../database/environment.ts';
import type { RehearseNews, RehearseQuestion, Wanted } from '../../rehearser/rehearseTask.ts';
import type { WriteDownQuestion, WrittenDown } from '../../rehearser/writeDownTask.ts';
import { throttled } from '../throttled.ts';
import { Turns } from '../turns.ts';
import type { WorkspaceModel } from '../workspace/workspaceModel.ts';
import { basisOf } from './basisOf.ts';
import { configuredServer } from './configuredServer.ts';
import { type KeptRehearsal, keyOf } from './keptRehearsal.ts';
import { KeptRehearsals } from './keptRehearsals.ts';
import type { RehearsalStore } from './rehearsalStore.ts';
import type { Rehearser } from './rehearser.ts';

/** Milliseconds between two drawings of what has changed: a whole history is rehearsed in seconds. */
const PACE = 100;

/** Which migrations of a folder are rehearsed, and how it is told. */
export interface RehearseOptions {
  /** By version or by file; absent: all. */
  readonly wanted?: Wanted;
  /** What is rehearsed is being written, so that the same will be asked again soon. */
  readonly isDraft?: boolean;
  readonly signal?: AbortSignal;
  /** Ends it with the migration that is on the stage, which costs nothing. */
  readonly enough?: AbortSignal;
  readonly onProgress?: (progress: RehearsalProgress) => void;
}

/** Which down script is to be written, and until when that is wanted. */
export interface DownOptions extends Pick<WriteDownQuestion, 'version' | 'mode'> {
  readonly signal: AbortSignal;
}

/** A migration's turn has come, or it has its verdict. */
export type RehearsalProgress =
  | { readonly kind: 'begun'; readonly version: bigint }
  | { readonly kind: 'done'; readonly kept: KeptRehearsal };

/** What rehearsals are made with, and kept in. */
export interface RehearsalTools {
  readonly rehearser: Rehearser;
  readonly environment: BuiltInEnvironment;
  /** Absent where the window has no workspace. */
  readonly store?: RehearsalStore;
}

/** A run of rehearsals that goes on. */
interface Run {
  readonly folder: FolderConfig;
  /** When the disk was not yet read for it. */
  readonly asked: number;
  /** Which migrations are or were on the stage. */
  readonly begun: Set<string>;
}

/**
 * The rehearsals of a workspace: on one stage for all of its windows, one run at a time, and what
 * each migration's last one has shown.
 */
export class Rehearsals implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #drawn = throttled(() => this.#changed.fire(), PACE);
  readonly #kept = new KeptRehearsals();
  readonly #running = new Set<string>();
  readonly #turns = new Turns();
  readonly #rehearser: Rehearser;
  readonly #environment: BuiltInEnvironment;
  readonly #following: vscode.Disposable;
  readonly #readAgain: () => Promise<void>;
  readonly #store: RehearsalStore | undefined;
  readonly #restored: Promise<void>;
  /** A rehearsal has begun or ended, or what it has shown counts no more. */
  readonly onDidChange = this.#changed.event;

  constructor(model: WorkspaceModel, { rehearser, environment, store }: RehearsalTools) {
    this.#rehearser = rehearser;
    this.#environment = environment;
    this.#store = store;
    this.#restored = this.#restore();
    this.#readAgain = async () => void (await model.outline());
    this.#following = model.onDidChange(({ views }) => {
      const folders = views.map(({ config, disk }) => ({ disk, basis: basisOf(config) }));
      if (this.#kept.follow(folders)) this.#drawn.call();
    });
  }

  /** The last rehearsal of a migration; `isCurrent` says whether it still counts. */
  of(folder: string, version: bigint): KeptRehearsal | undefined {
    return this.#kept.of(folder, version);
  }

  all(): readonly KeptRehearsal[] {
    return this.#kept.all();
  }

  /** A file was saved: what was rehearsed of it, or on top of it, counts no more. */
  saved(path: string, text: string): void {
    if (this.#kept.save(path, text)) this.#drawn.call();
  }

  /** Whether a migration is on the stage now. */
  isRunning(folder: string, version: bigint): boolean {
    return this.#running.has(keyOf(folder, version));
  }

  /**
   * Rehearses migrations as they stand on disk, in their order; each is kept as soon as it is done.
   * Waits for a run that goes on, until an abort. Resolves to those that were done before it, and
   * throws `ConnectionError` where there is no stage to be had.
   */
  async rehearse(folder: FolderConfig, options: RehearseOptions = {}): Promise<KeptRehearsal[]> {
    const run = () => this.#run(folder, options);
    return (await this.#turns.take(folder.root, run, options.signal)) ?? [];
  }

  /**
   * A down script of a migration as it stands on disk, rehearsed before it is given. Undefined where
   * there is none to be had; throws `ConnectionError` where there is no stage.
   */
  async writeDown(
    folder: FolderConfig,
    { version, mode, signal }: DownOptions,
  ): Promise<WrittenDown | undefined> {
    if (!vscode.workspace.isTrusted) return undefined;
    const { isDraft: _, ...question } = await this.#questionOf(folder, {});
    return await this.#rehearser.ask('writeDown', { ...question, version, mode }, { signal });
  }

  /** Brings the stage to before a migration, for its next rehearsal; throws `ConnectionError`. */
  async prepare(folder: FolderConfig, version: bigint, signal: AbortSignal): Promise<void> {
    const { stage, folder: asked } = await this.#questionOf(folder, {});
    const places = [{ kind: 'before', version } as const];
    await this.#rehearser.ask('schema', { stage, folder: asked, places }, { signal });
  }

  /** The stage of a folder's workspace root, for other work on it. Throws `ConnectionError`. */
  async stageOf({ root, settings }: FolderConfig): Promise<RehearseQuestion['stage']> {
    const directory = builtInDirectory(root, join(this.#environment.dataRoot, 'stages'));
    const server = await configuredServer(settings);
    return { directory, environment: this.#environment, ...(server && { server }) };
  }

  dispose(): void {
    this.#following.dispose();
    this.#drawn[Symbol.dispose]();
    this.#changed.dispose();
  }

  async #restore(): Promise<void> {
    const stored = (await this.#store?.read()) ?? [];
    if (this.#kept.restore(stored)) this.#drawn.call();
  }

  async #write(): Promise<void> {
    await this.#restored;
    await this.#store?.write(this.all());
  }

  /** A migration is code: it runs only where the workspace is trusted. */
  async #run(folder: FolderConfig, options: RehearseOptions): Promise<KeptRehearsal[]> {
    const { signal, enough } = options;
    if (signal?.aborted || enough?.aborted || !vscode.workspace.isTrusted) return [];
    const question = await this.#questionOf(folder, options);
    const found: KeptRehearsal[] = [];
    const run: Run = { folder, asked: this.#kept.now(), begun: new Set() };
    const onNews = (news: RehearseNews): void => {
      const progress = this.#take(run, news);
      if (progress.kind === 'done') found.push(progress.kept);
      options.onProgress?.(progress);
      this.#drawn.call();
    };
    try {
      const stops = { ...(signal && { signal }), ...(enough && { enough }) };
      await this.#rehearser.ask('rehearse', question, { onNews, ...stops });
    } finally {
      for (const key of run.begun) this.#running.delete(key);
      this.#drawn.call();
      if (found.length > 0) void this.#write();
    }
    if (!found.every(({ isCurrent }) => isCurrent)) await this.#readAgain();
    return found;
  }

  #take({ folder, asked, begun }: Run, news: RehearseNews): RehearsalProgress {
    const { path } = folder;
    if (news.kind === 'begun') {
      const key = keyOf(path, news.version);
      begun.add(key);
      this.#running.add(key);
      return news;
    }
    const { version } = news.rehearsed.rehearsal;
    this.#running.delete(keyOf(path, version));
    const basis = basisOf(folder);
    return { kind: 'done', kept: this.#kept.keep({ ...news.rehearsed, basis, asked }) };
  }

  async #questionOf(folder: FolderConfig, { wanted, isDraft = false }: RehearseOptions) {
    const { path, ignoredChars, ledgerName, createSchemas, settings } = folder;
    const { allowTransactionControl } = settings;
    return {
      stage: await this.stageOf(folder),
      folder: { path, ignoredChars, ledgerName, createSchemas, allowTransactionControl },
      ...(wanted && { wanted }),
      isDraft,
    };
  }
}
