import * as vscode from 'vscode';
import type { WorkspaceState } from '../workspace/workspaceState.ts';
import { folderPattern } from './folderPattern.ts';

/** Watches the migrations folders that were found, and those that are named and missing. */
export class FolderWatcher implements vscode.Disposable {
  readonly #changed: () => void;
  readonly #watchers = new Map<string, vscode.Disposable>();

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Watches the folders of this state from now on, and no others. */
  follow({ views, missing }: WorkspaceState): void {
    const patterns = new Map(
      [
        ...views.map(({ config }) => folderPattern(config.root, config.path)),
        ...missing.map(({ searchedFrom, path }) => folderPattern(searchedFrom, path)),
      ].map((pattern) => [JSON.stringify(pattern), pattern]),
    );
    for (const [key, watcher] of this.#watchers) {
      if (patterns.has(key)) continue;
      watcher.dispose();
      this.#watchers.delete(key);
    }
    for (const [key, { base, glob }] of patterns) {
      if (!this.#watchers.has(key)) this.#watchers.set(key, this.#watch(base, glob));
    }
  }

  dispose(): void {
    for (const watcher of this.#watchers.values()) watcher.dispose();
    this.#watchers.clear();
  }

  #watch(base: string, glob: string): vscode.Disposable {
    const pattern = new vscode.RelativePattern(vscode.Uri.file(base), glob);
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(this.#changed),
      watcher.onDidChange(this.#changed),
      watcher.onDidDelete(this.#changed),
    );
  }
}
