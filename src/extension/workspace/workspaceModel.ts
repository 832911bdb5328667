import * as vscode from 'vscode';
import type { FolderConfig } from '../../config/folderConfig.ts';
import { coalesce } from '../coalesce.ts';
import type { LedgerAnswer, LedgerQuestion } from '../ledger/ledgerAnswer.ts';
import { LedgerAnswers } from '../ledger/ledgerAnswers.ts';
import type { Log } from '../log.ts';
import { composeState, questionsOf } from './composeState.ts';
import type { Outline, WorkspaceState } from './workspaceState.ts';

/** Where the model has its knowledge from. */
export interface WorkspaceReader {
  outline(): Promise<Outline>;
  /** `wanted` is false until the person has looked at the view or used a command. */
  ledger(question: LedgerQuestion, wanted: boolean, signal?: AbortSignal): Promise<LedgerAnswer>;
}

/**
 * The latest reading of disk and databases. What disk and configuration say is known first, and with
 * it stays what each database said last until it answers anew. A run holds the built-in database,
 * which has one session (design.md): nothing asks it meanwhile.
 */
export class WorkspaceModel implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<WorkspaceState>();
  readonly #began = new vscode.EventEmitter<Promise<unknown>>();
  readonly #answers: LedgerAnswers;
  readonly #readOutline: () => Promise<Outline>;
  readonly #log: Log;
  #outline: Outline | undefined;
  #wanted = false;
  #held = false;
  readonly onDidChange = this.#changed.event;
  /** A reading began that a person waits for; the promise ends with it. */
  readonly onDidBegin = this.#began.event;

  constructor(reader: WorkspaceReader, log: Log) {
    this.#log = log;
    this.#readOutline = coalesce(async () => {
      this.#outline = await reader.outline();
      this.#answers.keep(questionsOf(this.#outline));
      this.#publish();
      return this.#outline;
    });
    this.#answers = new LedgerAnswers(
      async (question, signal) =>
        this.#isHeld(question) ? undefined : await reader.ledger(question, this.#wanted, signal),
      () => this.#publish(),
    );
  }

  /** For the view, which is looked at: what is known by now. The rest follows as it is read. */
  async shown(): Promise<WorkspaceState> {
    if (!this.#wanted) this.wantLater();
    return this.#outline ? this.#state(this.#outline) : await this.outline();
  }

  /** Disk and configuration read anew; waits for no database. */
  async outline(): Promise<WorkspaceState> {
    return this.#state(await this.#readOutline());
  }

  /** Reads all anew. The result is of readings that began after this call. */
  async refresh(): Promise<WorkspaceState> {
    const outline = await this.#readOutline();
    await Promise.all(questionsOf(outline).map((question) => this.#answers.refresh(question)));
    return this.#state(this.#outline ?? outline);
  }

  /** As `refresh`, for a person who waits for it: now the built-in database may be started. */
  async want(): Promise<WorkspaceState> {
    this.#wanted = true;
    return await this.#begin(this.refresh());
  }

  /** As `want`, for nobody who waits. */
  wantLater(): void {
    this.want().catch((error: unknown) => this.#log.error(`Reading the workspace: ${error}`));
  }

  /** Asks the one database that a folder of the last outline belongs to, and no other. */
  async readLedger(folder: string, signal?: AbortSignal): Promise<WorkspaceState> {
    this.#wanted = true;
    const outline = this.#outline ?? (await this.#readOutline());
    const question = questionsOf(outline).find(({ group }) =>
      group.folders.some(({ path }) => path === folder),
    );
    if (question) await this.#begin(this.#answers.read(question, signal));
    return this.#state(this.#outline ?? outline);
  }

  /** Keeps readings away from the built-in database while some work is going on there. */
  async hold<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#held = true;
    return await work().finally(() => {
      this.#held = false;
    });
  }

  /** Whether a folder's database is in the hands of a run. */
  isHeld({ target }: FolderConfig): boolean {
    return this.#held && target.kind === 'target' && target.target.kind === 'built-in';
  }

  dispose(): void {
    this.#changed.dispose();
    this.#began.dispose();
  }

  #isHeld({ group }: LedgerQuestion): boolean {
    return group.folders.some((config) => this.isHeld(config));
  }

  #begin<Result>(reading: Promise<Result>): Promise<Result> {
    this.#began.fire(reading.catch(() => undefined));
    return reading;
  }

  #state(outline: Outline): WorkspaceState {
    return composeState(outline, (group) => this.#answers.of(group));
  }

  #publish(): void {
    if (this.#outline) this.#changed.fire(this.#state(this.#outline));
  }
}
