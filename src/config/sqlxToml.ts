import { join } from 'node:path';
import { parse, TomlError } from 'smol-toml';
import type { ConfigProblem } from './configProblem.ts';
import { directoriesUp } from './directoriesUp.ts';
import type { NewMigrationDefaults } from './folderConfig.ts';
import { readIfThere } from './readIfThere.ts';
import { type Complain, complainAbout, TomlSection } from './tomlSection.ts';

/** What a `sqlx.toml` says, with sqlx's defaults where it says nothing (sqlx.md, section 1.7). */
export interface SqlxToml {
  /** The file; absent where there is none. */
  readonly path?: string;
  /** The environment variable that holds the database's URL. */
  readonly databaseUrlVar: string;
  /** Sorted and without repetition, as sqlx's BTreeSet has them. */
  readonly createSchemas: readonly string[];
  /** Raw SQL text, maybe schema-qualified and quoted. */
  readonly tableName?: string;
  /** As written: relative to the file's directory. Absent: sqlx's `migrations`. */
  readonly migrationsDir?: string;
  readonly ignoredChars: readonly string[];
  readonly newMigrations: NewMigrationDefaults;
  /** With any problem the file cannot be relied on, and sqlx would stop. */
  readonly problems: readonly ConfigProblem[];
}

const WITHOUT_FILE: SqlxToml = {
  databaseUrlVar: 'DATABASE_URL',
  createSchemas: [],
  ignoredChars: [],
  newMigrations: { type: 'inferred', versioning: 'inferred' },
  problems: [],
};

/** The nearest `sqlx.toml` from a migrations folder up to the workspace root. */
export async function readSqlxToml(folder: string, root: string): Promise<SqlxToml> {
  for (const directory of directoriesUp(folder, root)) {
    const path = join(directory, 'sqlx.toml');
    const content = await readIfThere(path);
    if (content && 'text' in content) return parseSqlxToml(content.text, path);
    if (content) return { ...WITHOUT_FILE, path, problems: [content.problem] };
  }
  return WITHOUT_FILE;
}

/** Reads a `sqlx.toml`. Unknown keys and wrong types are problems with their line, as sqlx refuses them. */
export function parseSqlxToml(text: string, path: string): SqlxToml {
  const problems: ConfigProblem[] = [];
  try {
    const document = parse(text);
    const known = ['common', 'drivers', 'macros', 'migrate'];
    const complain = complainAbout(path, text, problems);
    const root = new TomlSection('', document, known, complain);
    return { path, ...commonOf(root, complain), ...migrateOf(root), problems };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return { ...WITHOUT_FILE, path, problems: [notToml(error, path)] };
  }
}

/** What is no name may be the URL itself, with its password, and is therefore not kept. */
function commonOf(root: TomlSection, complain: Complain): Pick<SqlxToml, 'databaseUrlVar'> {
  const key = 'database-url-var';
  const { databaseUrlVar: otherwise } = WITHOUT_FILE;
  const databaseUrlVar = root.section('common', [key]).text(key) ?? otherwise;
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(databaseUrlVar)) return { databaseUrlVar };
  complain(
    key,
    `common.${key} is not the name of a variable`,
    `Name one there, such as ${otherwise}, and put the URL into .env or the environment.`,
  );
  return { databaseUrlVar: otherwise };
}

function migrateOf(root: TomlSection): Omit<SqlxToml, 'path' | 'databaseUrlVar' | 'problems'> {
  const keys = ['create-schemas', 'table-name', 'migrations-dir', 'ignored-chars', 'defaults'];
  const migrate = root.section('migrate', keys);
  const tableName = migrate.text('table-name');
  const migrationsDir = migrate.text('migrations-dir');
  return {
    createSchemas: [...new Set(migrate.texts('create-schemas'))].sort(),
    ...(tableName !== undefined && { tableName }),
    ...(migrationsDir !== undefined && { migrationsDir }),
    ignoredChars: migrate.characters('ignored-chars'),
    newMigrations: newMigrationsOf(migrate),
  };
}

function newMigrationsOf(migrate: TomlSection): NewMigrationDefaults {
  const defaults = migrate.section('defaults', ['migration-type', 'migration-versioning']);
  return {
    type: defaults.choice('migration-type', ['inferred', 'simple', 'reversible']),
    versioning: defaults.choice('migration-versioning', ['inferred', 'timestamp', 'sequential']),
  };
}

function notToml({ message, line }: TomlError, path: string): ConfigProblem {
  const reason = message.split('\n')[0]?.replace('Invalid TOML document: ', '') ?? message;
  return {
    message: `${path}, line ${line}, is not TOML: ${reason}.`,
    advice: 'Mend the line; until then Staircase does not guess which table and schemas are meant.',
    path,
    line,
  };
}
