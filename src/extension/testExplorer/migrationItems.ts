import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { FolderConfig } from '../../config/folderConfig.ts';
import type { FolderView } from '../../view/tree/folderView.ts';
import { keyOf } from '../rehearsal/keptRehearsal.ts';

/** What an item of the Test Explorer stands for. */
export interface MigrationItem {
  readonly item: vscode.TestItem;
  readonly config: FolderConfig;
  readonly version: bigint;
}

/** What an item was made from. */
interface Source {
  readonly path: string;
  readonly label: string;
  readonly at: number;
}

interface KnownItem extends MigrationItem {
  readonly source: Source;
}

/** Items of a folder's migrations, in order. */
interface FolderItems {
  readonly config: FolderConfig;
  readonly items: readonly vscode.TestItem[];
}

/** One item for each migration on disk, in order; below its folder where there are several. */
export class MigrationItems {
  readonly #controller: vscode.TestController;
  #byId: ReadonlyMap<string, KnownItem> = new Map();
  #count = 0;

  constructor(controller: vscode.TestController) {
    this.#controller = controller;
  }

  /**
   * Items that are there already stay the same, and keep what is shown of them. Nothing is told twice:
   * with a history of 300 migrations that took longer than all else that follows a save.
   */
  show(views: readonly FolderView[]): void {
    const isMoved = Math.min(views.length, 2) !== Math.min(this.#count, 2);
    const known = isMoved ? new Map<string, KnownItem>() : this.#byId;
    const found = new Map<string, KnownItem>();
    const folders = views.map((view) => this.#itemsOf(view, known, found));
    this.#byId = found;
    this.#count = views.length;
    const [only] = folders;
    const isAlone = folders.length === 1;
    replace(
      this.#controller.items,
      isAlone ? (only?.items ?? []) : folders.map((it) => this.#folderItem(it)),
    );
  }

  of(folder: string, version: bigint): MigrationItem | undefined {
    return this.#byId.get(keyOf(folder, version));
  }

  /** The migrations that a run is asked for, in order: a folder stands for all in it. */
  wanted({ include, exclude = [] }: vscode.TestRunRequest): MigrationItem[] {
    const left = new Set((exclude ?? []).flatMap((it) => this.#below(it)));
    const among = include && new Set(include.flatMap((it) => this.#below(it)));
    return [...this.#byId.values()].filter(
      ({ item }) => (!among || among.has(item.id)) && !left.has(item.id),
    );
  }

  #below({ id, children }: vscode.TestItem): string[] {
    return [id, ...[...children].map(([child]) => child)];
  }

  #folderItem({ config: { path, label }, items }: FolderItems): vscode.TestItem {
    const old = this.#controller.items.get(path);
    const uri = vscode.Uri.file(path);
    const folder = old?.label === label ? old : this.#controller.createTestItem(path, label, uri);
    replace(folder.children, items);
    return folder;
  }

  #itemsOf(
    { config, disk }: FolderView,
    known: ReadonlyMap<string, KnownItem>,
    found: Map<string, KnownItem>,
  ): FolderItems {
    const items = disk.migrations.flatMap((migration, at) => {
      const { folder, version, description, up } = migration;
      const id = keyOf(folder, version);
      // Of two with the same version the first is rehearsed, and VS Code takes no id twice.
      if (!up || found.has(id)) return [];
      const source = { path: up.path, label: description || basename(up.path), at };
      const old = known.get(id);
      const item = isSame(old?.source, source) ? old?.item : undefined;
      const shown = item ?? this.#migrationItem(id, version, source, old);
      found.set(id, { item: shown, config, version, source });
      return shown;
    });
    return { config, items };
  }

  #migrationItem(
    id: string,
    version: bigint,
    { path, label, at }: Source,
    old: KnownItem | undefined,
  ): vscode.TestItem {
    const item =
      old?.source.path === path
        ? old.item
        : this.#controller.createTestItem(id, label, vscode.Uri.file(path));
    item.label = label;
    item.description = `${version}`;
    item.sortText = `${at}`.padStart(6, '0');
    item.range = new vscode.Range(0, 0, 0, 0);
    return item;
  }
}

function isSame(old: Source | undefined, { path, label, at }: Source): boolean {
  return old?.path === path && old.label === label && old.at === at;
}

/** Tells VS Code only where another item is there, or none any more. */
function replace(collection: vscode.TestItemCollection, items: readonly vscode.TestItem[]): void {
  const isThere = items.every((it) => collection.get(it.id) === it);
  if (!isThere || collection.size !== items.length) collection.replace(items);
}
