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
  'lint.enable': {
    markdownDescription: 'Lint migrations as they are typed.',
    scope: 'resource',
    default: true,
    restricted: false,
    schema: { type: 'boolean' },
  },
  'lint.preset': {
    markdownDescription: 'Which rules are on. `staircase rules` lists them.',
    scope: 'resource',
    default: 'recommended',
    restricted: false,
    schema: {
      type: 'string',
      enum: ['recommended', 'strict', 'none'],
      markdownEnumDescriptions: [
        'What nearly everyone wants.',
        'All of these, and what a careful team may want.',
        'Only those that `staircase.lint.rules` names.',
      ],
    },
  },
  'lint.rules': {
    markdownDescription:
      'Rules by name, also by the names of Squawk: `off`, `on`, or on with another severity. A rule that is named is on whatever the preset.',
    scope: 'resource',
    default: {},
    restricted: false,
    schema: {
      type: 'object',
      additionalProperties: { enum: ['off', 'on', 'error', 'warning', 'info', 'hint'] },
    },
  },
  'lint.pgVersion': {
    markdownDescription:
      'The major version of the oldest PostgreSQL that the migrations must run on. With `null`, what `.squawk.toml` says, else 15.',
    scope: 'resource',
    default: null,
    restricted: false,
    schema: { type: ['integer', 'null'], minimum: 9 },
  },
  'lint.from': {
    markdownDescription:
      'Lint only migrations that are newer than this version, such as `20260730140000`: what is applied everywhere cannot be changed any more.',
    scope: 'resource',
    default: '',
    restricted: false,
    schema: { type: 'string', pattern: '^\\d*$' },
  },
  'lint.exclude': {
    markdownDescription: 'Globs of files that are not linted, from the workspace folder.',
    scope: 'resource',
    default: [],
    restricted: false,
    schema: { type: 'array', items: { type: 'string', minLength: 1 } },
  },
  'rehearsal.onSave': {
    markdownDescription:
      'Rehearse a migration when it is saved: up, down and up again on a database of its own, in memory. The first save starts it; opening a folder never does.',
    scope: 'resource',
    default: true,
    restricted: true,
    schema: { type: 'boolean' },
  },
  'rehearsal.server': {
    markdownDescription:
      'A PostgreSQL server to rehearse on, instead of the built-in PostgreSQL 18: `postgres://user@localhost:5432/postgres`, *without* a password (`.pgpass`, `PGPASSFILE` and `PGPASSWORD` work). Each rehearsal makes a database of its own there and drops it; no other is touched. It must be PostgreSQL 18 or later on this machine, the role needs CREATEDB, and guarded and production servers are refused.',
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
