/** One setting, in the words of VS Code's configuration schema. */
export interface SettingEntry {
  readonly markdownDescription: string;
  readonly scope: 'resource' | 'window';
  readonly default: unknown;
  /** True where the value of an untrusted workspace is not used. */
  readonly restricted: boolean;
  /** The rest of the JSON schema. */
  readonly schema: Readonly<Record<string, unknown>>;
}

/** Every setting, by its key below `staircase.`; `src/config/settings.ts` reads the same keys. */
export const settings = {
  folders: {
    markdownDescription:
      'Further migration folders, relative to the workspace folder. Folders named `migrations` that hold migrations, and what `sqlx.toml` names as `migrate.migrations-dir`, are found without being named here.',
    scope: 'resource',
    default: [],
    restricted: true,
    schema: { type: 'array', items: { type: 'string', minLength: 1 }, uniqueItems: true },
  },
  targets: {
    markdownDescription:
      'Databases offered by **Select Target**; none is ever taken unasked. URLs stand here *without* a password: `Staircase: Add Target` keeps it in the secret storage; `.pgpass`, `PGPASSFILE` and `PGPASSWORD` work too.',
    scope: 'resource',
    default: [],
    restricted: true,
    schema: { type: 'array', items: targetSchema() },
  },
  outOfOrder: {
    markdownDescription:
      'What to do about a pending migration that is older than the newest applied one.',
    scope: 'resource',
    default: 'warn',
    restricted: true,
    schema: {
      type: 'string',
      enum: ['warn', 'refuse', 'allow'],
      markdownEnumDescriptions: [
        'Run it in version order, as sqlx does, and name it in plan, confirmation and report.',
        'Refuse the plan.',
        'Run it in version order and say nothing.',
      ],
    },
  },
  allowTransactionControl: {
    markdownDescription:
      'Run files that say `COMMIT`, `ROLLBACK` or the like inside the transaction Staircase opened, as sqlx does. Such a file can end up half applied.',
    scope: 'resource',
    default: false,
    restricted: true,
    schema: { type: 'boolean' },
  },
  lockWait: {
    markdownDescription:
      "How many seconds a run or revert waits while another one has the database's migration lock, before it gives up. With `0` it waits until it is cancelled.",
    scope: 'resource',
    default: 0,
    restricted: true,
    schema: { type: 'integer', minimum: 0 },
  },
  ledgerTable: {
    markdownDescription:
      "The table that records what is applied, maybe with its schema: `_sqlx_migrations` or `app._sqlx_migrations`. When empty, `migrate.table-name` of `sqlx.toml` counts, else sqlx's own name.",
    scope: 'resource',
    default: '',
    restricted: true,
    schema: { type: 'string' },
  },
} as const satisfies Record<string, SettingEntry>;

/** A setting's key below `staircase.`. */
export type SettingKey = keyof typeof settings;

function targetSchema(): Readonly<Record<string, unknown>> {
  const milliseconds = { type: 'integer', minimum: 0 };
  return {
    type: 'object',
    required: ['name', 'url'],
    additionalProperties: false,
    properties: {
      name: { type: 'string', minLength: 1, description: 'The name shown wherever it is used.' },
      url: {
        type: 'string',
        description: 'Such as postgres://user@host:5432/database, without a password.',
      },
      role: {
        type: 'string',
        enum: ['local', 'guarded', 'production'],
        enumDescriptions: [
          'Nothing asks before a run.',
          'A run asks; to revert, the name is typed.',
          'As guarded, and Reset is refused.',
        ],
        description: 'When left out: local on this machine, guarded everywhere else.',
      },
      lockTimeout: { ...milliseconds, description: 'lock_timeout of a run, in milliseconds.' },
      statementTimeout: {
        ...milliseconds,
        description: 'statement_timeout of a run, in milliseconds.',
      },
    },
  };
}
