import type * as vscode from 'vscode';

const KEY = 'staircase.selectedTargets';

/** Which target the person selected for which migrations folder, remembered with the workspace. */
export class Selections {
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  /** The name of the selected target; nothing where the folder's own configuration decides. */
  of(folder: string): string | undefined {
    return this.#memory.get<Readonly<Record<string, string>>>(KEY, {})[folder];
  }

  async select(folder: string, target: string | undefined): Promise<void> {
    const { [folder]: _, ...others } = this.#memory.get<Readonly<Record<string, string>>>(KEY, {});
    await this.#memory.update(KEY, target === undefined ? others : { ...others, [folder]: target });
  }
}
