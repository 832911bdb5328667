import { readFile, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Scaffold } from '../../migrations/scaffold/scaffold.ts';
import type { Log } from '../log.ts';

interface Followed {
  readonly down: string;
  readonly downFor: Scaffold['downFor'];
  /** What we wrote last; a file that holds anything else belongs to the person. */
  written: string;
}

/**
 * Keeps the down.sql of a new migration in step with what is typed into the tab stops of its up.sql,
 * at each save, until someone edits it: a down that names the template's table would undo nothing.
 */
export class DownFollower implements vscode.Disposable {
  readonly #followed = new Map<string, Followed>();
  readonly #saving: vscode.Disposable;
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
    this.#saving = vscode.workspace.onDidSaveTextDocument((document) => void this.#saved(document));
  }

  follow({ up, down, downFor }: Scaffold): void {
    if (down) this.#followed.set(up.path, { down: down.path, downFor, written: down.content });
  }

  dispose(): void {
    this.#saving.dispose();
  }

  async #saved(document: vscode.TextDocument): Promise<void> {
    const followed = this.#followed.get(document.uri.fsPath);
    const text = followed?.downFor(document.getText());
    if (!followed || text === undefined || text === followed.written) return;
    try {
      if (await isTouched(followed)) this.#followed.delete(document.uri.fsPath);
      else await writeFile(followed.down, text);
      followed.written = text;
    } catch (error) {
      this.#log.warn(`${followed.down} could not follow its up.sql: ${error}`);
    }
  }
}

async function isTouched({ down, written }: Followed): Promise<boolean> {
  const open = vscode.workspace.textDocuments.find((it) => it.uri.fsPath === down);
  return open?.isDirty === true || (await readFile(down, 'utf8')) !== written;
}
