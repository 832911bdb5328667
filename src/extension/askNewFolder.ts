import { isAbsolute, join, relative } from 'node:path';
import * as vscode from 'vscode';
import type { MissingFolder } from '../config/folders.ts';
import type { StyleChoice } from '../migrations/folderStyle.ts';
import type { MigrationFolder } from '../migrations/migration.ts';
import type { Subject } from '../protocol/commands.ts';
import { askRoot } from './askRoot.ts';
import { askFolder } from './askScope.ts';
import type { Services } from './services.ts';

/** Where a new migration goes. */
export interface NewMigrationPlace {
  readonly disk: MigrationFolder;
  /** The workspace root, whose own templates come first. */
  readonly root: string;
  /** What `sqlx.toml` asks of new migrations. */
  readonly style: StyleChoice;
}

/** The migrations folder a new migration goes to; the first one of a workspace is asked for by path. */
export async function askNewFolder(
  services: Services,
  subject: Subject,
  title: string,
): Promise<NewMigrationPlace | undefined> {
  const { views, missing } = await services.model.want();
  if (views.length === 0) return await askFirstFolder(subject, title, missing);
  const view = await askFolder(services, subject, title);
  return view && { disk: view.disk, root: view.config.root, style: view.config.newMigrations };
}

async function askFirstFolder(
  subject: Subject,
  title: string,
  missing: readonly MissingFolder[],
): Promise<NewMigrationPlace | undefined> {
  const root = (await askRoot(subject))?.fsPath;
  if (root === undefined) return undefined;
  const named = missing.map(({ path }) => relative(root, path));
  const name = await vscode.window.showInputBox({
    title: `${title}: Folder`,
    prompt:
      'The folder for migrations, from the workspace folder. It is created with the first one.',
    value: named[0] ?? 'migrations',
    ignoreFocusOut: true,
    validateInput: (text) => (named.includes(text) ? undefined : whatIsWrong(text)),
  });
  return name
    ? { disk: { path: join(root, name), migrations: [], problems: [] }, root, style: {} }
    : undefined;
}

/** Only a folder of that name is found again without a word in the settings or in `sqlx.toml`. */
function whatIsWrong(text: string): string | undefined {
  const names = text.split(/[\\/]/);
  if (isAbsolute(text) || names.includes('..')) return 'A path within the workspace folder';
  if (names.at(-1) !== 'migrations') return 'It is found again by its name: end with "migrations"';
  return undefined;
}
