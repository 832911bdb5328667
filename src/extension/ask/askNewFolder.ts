import { isAbsolute, join, relative, sep } from 'node:path';
import * as vscode from 'vscode';
import type { MissingFolder } from '../../config/folders.ts';
import type { StyleChoice } from '../../migrations/folderStyle.ts';
import type { MigrationFolder } from '../../migrations/migration.ts';
import type { Subject } from '../../protocol/commands.ts';
import type { FolderView } from '../../view/tree/folderView.ts';
import type { Services } from '../services.ts';
import { newestVersion } from '../workspace/newestVersion.ts';
import { workspaceRoots } from '../workspace/workspaceRoots.ts';
import type { WorkspaceState } from '../workspace/workspaceState.ts';
import { askRoot } from './askRoot.ts';
import { askFolder } from './askScope.ts';

/** Where a new migration goes. */
export interface NewMigrationPlace {
  readonly disk: MigrationFolder;
  /** The workspace root, whose own templates come first. */
  readonly root: string;
  /** What `sqlx.toml` asks of new migrations. */
  readonly style: StyleChoice;
  /** The newest version of the ledger that the folder belongs to, as last read. */
  readonly newest?: bigint | undefined;
}

/**
 * The migrations folder a new migration goes to; the first one of a workspace root is asked for by
 * path. Waits for no database.
 */
export async function askNewFolder(
  services: Services,
  subject: Subject,
  title: string,
): Promise<NewMigrationPlace | undefined> {
  const state = await services.model.outline();
  const choice = await askChoice(services, state, subject, title);
  if (!choice) return undefined;
  if ('root' in choice) return await askFirstFolder(choice.root, title, state.missing);
  const { disk, config } = choice.view;
  const newest = newestVersion(state, config.path);
  return { disk, root: config.root, style: config.newMigrations, newest };
}

type Choice = { readonly view: FolderView } | { readonly root: string };

async function askChoice(
  services: Services,
  { views }: WorkspaceState,
  subject: Subject,
  title: string,
): Promise<Choice | undefined> {
  if (views.length === 0) {
    const root = await askRoot(subject);
    return root && { root: root.fsPath };
  }
  const bare = subject.folder === undefined ? bareRoots(views) : [];
  if (bare.length > 0) return await pickPlace(views, bare, title);
  const view = await askFolder(services, subject, title);
  return view && { view };
}

function bareRoots(views: readonly FolderView[]): vscode.WorkspaceFolder[] {
  return workspaceRoots().filter(({ uri }) =>
    views.every(({ config }) => config.root !== uri.fsPath),
  );
}

/** A root without migrations is offered beside the folders of the others. */
async function pickPlace(
  views: readonly FolderView[],
  bare: readonly vscode.WorkspaceFolder[],
  title: string,
): Promise<Choice | undefined> {
  const items = [
    ...views.map((view) => ({ label: view.config.label, choice: { view } })),
    ...bare.map(({ name, uri }) => ({
      label: name,
      description: 'no migrations yet',
      choice: { root: uri.fsPath },
    })),
  ];
  const options = { title, placeHolder: 'Which migrations?' };
  return (await vscode.window.showQuickPick(items, options))?.choice;
}

async function askFirstFolder(
  root: string,
  title: string,
  missing: readonly MissingFolder[],
): Promise<NewMigrationPlace | undefined> {
  const named = missing
    .map(({ path }) => relative(root, path))
    .filter((path) => path.split(sep)[0] !== '..' && !isAbsolute(path));
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
