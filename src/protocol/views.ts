/** The one view, and the container it stands in. */
export const VIEW = 'staircase.migrations';
export const CONTAINER = 'staircase';

/** What the view has to say while its tree is empty; the value of the context key `staircase.situation`. */
export type Situation = 'reading' | 'no-migrations' | 'shown';

/** Context keys the extension sets, and what they hold. */
export interface ContextKeys {
  readonly 'staircase.running': boolean;
  readonly 'staircase.situation': Situation;
}

interface Welcome {
  readonly when: string;
  readonly lines: readonly string[];
}

const ready = 'workspaceFolderCount > 0 && isWorkspaceTrusted';

/** One text and one main button for each reason why the tree is empty. */
export const welcomes: readonly Welcome[] = [
  {
    when: 'workspaceFolderCount == 0',
    lines: [
      'Open a folder to see which of its migrations are applied, run them and take them back.',
      '[Open Folder](command:vscode.openFolder)',
    ],
  },
  {
    when: 'workspaceFolderCount > 0 && !isWorkspaceTrusted',
    lines: [
      'This workspace is not trusted, so Staircase connects to no database and reads no .env file.',
      '[Manage Workspace Trust](command:workbench.trust.manage)',
    ],
  },
  {
    when: `${ready} && staircase.situation == reading`,
    lines: ['Looking for migrations in this workspace.'],
  },
  {
    when: `${ready} && staircase.situation == no-migrations`,
    lines: [
      'No migrations yet. One migration is a folder with an up.sql and a down.sql, and all of them lie in a folder called migrations.',
      '[New Migration](command:staircase.newMigration)',
      'Migrations elsewhere? Name their folder in the setting [staircase.folders](command:workbench.action.openSettings?%5B%22staircase.folders%22%5D).',
    ],
  },
];
