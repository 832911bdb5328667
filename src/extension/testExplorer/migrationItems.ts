import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { FolderConfig } from '../../config/folderConfig.ts';
import type { Migration } from '../../migrations/migration.ts';
import type { FolderView } from '../../view/tree/folderView.ts';
import { keyOf } from '../rehearsal/keptRehearsal.ts';

/** What an item of the Test Explorer stands for. */
export interface MigrationItem {
  readonly item: vscode.TestItem;
  readonly config: FolderConfig;
  readonly version: bigint;
}

/** One item for each migration on disk, in order; below its folder where there are several. */
export class MigrationItems {
  readonly #controller: vscode.TestController;
  #byId: ReadonlyMap<string, MigrationItem> = new Map();

  constructor(controller: vscode.TestController) {
    this.#controller = controller;
  }

  /** Items that are there already stay the same, and keep what is shown of them. */
  show(views: readonly FolderView[]): void {
    const found = new Map<string, MigrationItem>();
    const roots = views.map((view) => this.#folderItem(view, found));
    const [only] = roots;
    const top = roots.length === 1 ? [...(only?.children ?? [])].map(([, it]) => it) : roots;
    this.#byId = found;
    this.#controller.items.replace(top);
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

  #folderItem({ config, disk }: FolderView, found: Map<string, MigrationItem>): vscode.TestItem {
    const uri = vscode.Uri.file(config.path);
    const folder = this.#controller.createTestItem(config.path, config.label, uri);
    const items = disk.migrations.flatMap((migration, at) => {
      const item = this.#migrationItem(migration, at);
      if (item) found.set(item.id, { item, config, version: migration.version });
      return item ?? [];
    });
    folder.children.replace(items);
    return folder;
  }

  #migrationItem(migration: Migration, at: number): vscode.TestItem | undefined {
    const { folder, version, description, up } = migration;
    if (!up) return undefined;
    const id = keyOf(folder, version);
    const old = this.#byId.get(id)?.item;
    const uri = vscode.Uri.file(up.path);
    const isSame = old?.uri?.toString() === uri.toString();
    const label = description || basename(up.path);
    const item = isSame ? old : this.#controller.createTestItem(id, label, uri);
    item.label = label;
    item.description = `${version}`;
    item.sortText = `${at}`.padStart(6, '0');
    item.range = new vscode.Range(0, 0, 0, 0);
    return item;
  }
}
