import * as vscode from 'vscode';
import type { KeptRehearsal } from '../rehearsal/keptRehearsal.ts';
import type { Rehearsals } from '../rehearsal/rehearsals.ts';
import { sayUntrusted } from '../show/sayUntrusted.ts';
import type { WorkspaceModel } from '../workspace/workspaceModel.ts';
import { type MigrationItem, MigrationItems } from './migrationItems.ts';
import { tellOutcome } from './outcome.ts';
import { rehearseItems } from './rehearseItems.ts';

/** What rehearses, and keeps what was rehearsed. */
type RehearsalSource = Pick<Rehearsals, 'all' | 'onDidChange' | 'rehearse'>;

/**
 * The migrations in VS Code's Test Explorer: to run one rehearses it. What was rehearsed elsewhere, on
 * save or by a command, is shown as well, and stays until a file it depends on changes.
 */
export class TestExplorer implements vscode.Disposable {
  readonly #controller: vscode.TestController;
  readonly #items: MigrationItems;
  readonly #rehearsals: RehearsalSource;
  readonly #parts: vscode.Disposable;
  /** What was told of each migration, so that nothing is told twice. */
  readonly #told = new WeakSet<KeptRehearsal>();
  readonly #outdated = new WeakSet<KeptRehearsal>();
  /** What is watched by continuous runs. */
  readonly #watched = new Set<vscode.TestRunRequest>();

  constructor(model: Pick<WorkspaceModel, 'onDidChange' | 'outline'>, rehearsals: RehearsalSource) {
    this.#rehearsals = rehearsals;
    this.#controller = vscode.tests.createTestController('staircase', 'Migrations');
    this.#controller.refreshHandler = () => model.outline().then(() => undefined);
    this.#items = new MigrationItems(this.#controller);
    this.#controller.createRunProfile(
      'Rehearse',
      vscode.TestRunProfileKind.Run,
      (request, token) => this.#asked(request, token),
      true,
      undefined,
      true,
    );
    this.#parts = vscode.Disposable.from(
      this.#controller,
      model.onDidChange(({ views }) => {
        this.#items.show(views);
        this.#follow();
      }),
      rehearsals.onDidChange(() => this.#follow()),
    );
  }

  dispose(): void {
    this.#parts.dispose();
  }

  async #asked(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    if (!vscode.workspace.isTrusted) return sayUntrusted();
    if (!request.continuous) return await this.#run(request, this.#items.wanted(request));
    this.#watched.add(request);
    token.onCancellationRequested(() => this.#watched.delete(request));
  }

  async #run(request: vscode.TestRunRequest, items: readonly MigrationItem[]): Promise<void> {
    const run = this.#controller.createTestRun(request);
    const onTold = (kept: KeptRehearsal): void => void this.#told.add(kept);
    await rehearseItems({ run, items, rehearsals: this.#rehearsals, onTold });
  }

  #follow(): void {
    const kept = this.#rehearsals.all();
    const outdated = kept.filter((it) => !it.isCurrent && !this.#outdated.has(it));
    const news = kept.filter((it) => it.isCurrent && !this.#told.has(it));
    for (const it of outdated) this.#outdated.add(it);
    for (const it of news) this.#told.add(it);
    this.#mirror(news);
    const items = outdated.flatMap((it) => this.#itemOf(it) ?? []);
    if (items.length === 0) return;
    this.#controller.invalidateTestResults(items.map(({ item }) => item));
    for (const request of this.#watched) this.#again(request, items);
  }

  /** What the Test Explorer has not asked for: as of a continuous run, it opens no failure by itself. */
  #mirror(news: readonly KeptRehearsal[]): void {
    const found = news.flatMap((kept) => {
      const item = this.#itemOf(kept)?.item;
      return item ? [{ item, kept }] : [];
    });
    if (found.length === 0) return;
    const items = found.map(({ item }) => item);
    const request = new vscode.TestRunRequest(items, undefined, undefined, true);
    const run = this.#controller.createTestRun(request, undefined, false);
    for (const { item, kept } of found) tellOutcome(run, item, kept);
    run.end();
  }

  #again(request: vscode.TestRunRequest, outdated: readonly MigrationItem[]): void {
    const watched = new Set(this.#items.wanted(request));
    const items = outdated.filter((it) => watched.has(it));
    if (items.length > 0) void this.#run(request, items);
  }

  #itemOf({ folder, rehearsal }: KeptRehearsal): MigrationItem | undefined {
    return this.#items.of(folder, rehearsal.version);
  }
}
