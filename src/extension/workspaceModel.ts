import * as vscode from 'vscode';
import { coalesce } from './coalesce.ts';
import type { WorkspaceState } from './workspaceState.ts';

/** Reads the workspace; `wanted` is false until the person has looked at the view or used a command. */
export type WorkspaceReader = (
  wanted: boolean,
  early: (state: WorkspaceState) => void,
) => Promise<WorkspaceState>;

/**
 * The latest reading of disk and databases. Readings never overlap, and none takes place while a
 * run holds the built-in database, which has one session (design.md).
 */
export class WorkspaceModel implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<WorkspaceState>();
  readonly #refresh: () => Promise<WorkspaceState>;
  #state: WorkspaceState | undefined;
  #wanted = false;
  #gate: Promise<unknown> = Promise.resolve();
  readonly onDidChange = this.#changed.event;

  constructor(read: WorkspaceReader) {
    this.#refresh = coalesce(async () => {
      await this.#gate;
      const first = this.#state === undefined;
      const state = await read(this.#wanted, (early) => first && this.#publish(early));
      this.#publish(state);
      return state;
    });
  }

  /** What the view shows: the last reading, once one was made for a person who looks at it. */
  async shown(): Promise<WorkspaceState> {
    return this.#wanted && this.#state ? this.#state : await this.want();
  }

  /** Reads anew. The result is of a reading that began after this call. */
  async refresh(): Promise<WorkspaceState> {
    return await this.#refresh();
  }

  /** As `refresh`, for a person who waits for it: now the built-in database may be started. */
  async want(): Promise<WorkspaceState> {
    this.#wanted = true;
    return await this.#refresh();
  }

  /** Keeps readings away while some work is going on; they follow when it is over. */
  async hold<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = work();
    this.#gate = result.catch(() => undefined);
    return await result;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #publish(state: WorkspaceState): void {
    this.#state = state;
    this.#changed.fire(state);
  }
}
