import type { ConnectionFailure } from '../database/failure.ts';

/** The one view, and the container it stands in. */
export const VIEW = 'staircase.migrations';
export const CONTAINER = 'staircase';

/** What the view has to say while its tree is empty; the value of the context key `staircase.situation`. */
export type Situation = 'reading' | 'no-migrations' | 'no-database' | 'shown';

/** Why no database was reached: the connection's failure, or what stands in the way of one. */
export type NoDatabase = ConnectionFailure | 'configuration' | 'database';

/** Context keys the extension sets, and what they hold. */
export interface ContextKeys {
  readonly 'staircase.running': boolean;
  readonly 'staircase.situation': Situation;
  readonly 'staircase.noDatabase': NoDatabase | undefined;
}

interface Welcome {
  readonly when: string;
  readonly lines: readonly string[];
}

const NO_DATABASE: Readonly<Record<NoDatabase, string>> = {
  'bad-url': "The database's URL cannot be understood.",
  'host-not-found': "The database's host name is not known here.",
  refused: "Nothing accepts connections at the database's address. Is the server running?",
  timeout: "The database's host does not answer.",
  'wrong-password': 'The database does not accept the password.',
  'no-password': 'The database asks for a password, and there is none.',
  'unknown-database': 'The server has no database of this name.',
  'unknown-user': 'The server has no user of this name.',
  'not-permitted': 'The server does not let this user in.',
  tls: 'There is no encrypted connection to the server as the URL demands it.',
  'too-many-connections': 'The server has no connection left.',
  'starting-up': 'The server is starting up, or shutting down.',
  'in-use': 'The built-in database is in use by a process that does not answer.',
  cancelled: 'Connecting was cancelled.',
  other: 'The database cannot be reached.',
  configuration: 'Something in the configuration keeps Staircase from knowing its database.',
  database: 'The database was reached, but its ledger cannot be read.',
};

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
    when: `${ready} && staircase.situation == no-migrations`,
    lines: [
      'No migrations yet. One migration is a folder with an up.sql and a down.sql, and all of them lie in a folder called migrations.',
      '[New Migration](command:staircase.newMigration)',
      'Migrations elsewhere? Name their folder in the setting [staircase.folders](command:workbench.action.openSettings?%5B%22staircase.folders%22%5D).',
    ],
  },
  ...noDatabaseWelcomes(),
];

/** A view that shows a message has no room for a welcome, so the reason is a welcome of its own. */
function noDatabaseWelcomes(): Welcome[] {
  const when = `${ready} && staircase.situation == no-database`;
  const reasons = Object.entries(NO_DATABASE).map(([reason, line]) => ({
    when: `${when} && staircase.noDatabase == ${reason}`,
    lines: [`${line} Which migrations are applied is not known before it can be asked.`],
  }));
  return [
    ...reasons,
    {
      when,
      lines: [
        '[Check Connection](command:staircase.checkConnection)',
        'Or [select another target](command:staircase.selectTarget), such as the built-in database, or [add one](command:staircase.addTarget).',
      ],
    },
  ];
}
