import { dirname, parse, relative, resolve } from 'node:path';
import { commandLineTarget } from '../config/commandLineTarget.ts';
import { directoriesUp } from '../config/directoriesUp.ts';
import { type Dotenv, readDotenvIn } from '../config/dotenv.ts';
import type { NewMigrationDefaults, TargetResolution } from '../config/folderConfig.ts';
import { readIfThere } from '../config/readIfThere.ts';
import type { Settings } from '../config/settings.ts';
import { parseSqlxToml, readSqlxToml, type SqlxToml } from '../config/sqlxToml.ts';
import { readWorkspaceSettings, type WorkspaceSettings } from '../config/workspaceSettings.ts';
import { linkedFolder } from '../migrations/linkMarker.ts';
import type { CommandContext } from './command.ts';
import { UsageError } from './usageError.ts';

/** The migrations folder of a call, with everything that is configured for it. */
export interface Project {
  /** The absolute path of the migrations folder, there or not. */
  readonly source: string;
  /** As it was given or configured: what sqlx prints. */
  readonly sourceName: string;
  /** The absolute path of the workspace: whose settings count, and whose built-in database is meant. */
  readonly root: string;
  readonly settings: Settings;
  /** Raw SQL text, maybe schema-qualified and quoted. */
  readonly ledgerName: string;
  readonly createSchemas: readonly string[];
  readonly ignoredChars: readonly string[];
  readonly newMigrations: NewMigrationDefaults;
  /** Read on demand: not every command connects. */
  readonly target: () => Promise<TargetResolution>;
}

/** sqlx's own names (sqlx.md, sections 1.7 and 3). */
const FOLDER = 'migrations';
const LEDGER = '_sqlx_migrations';

/**
 * Reads the configuration of a call. `sqlx.toml` is the nearest from the folder upwards to the current
 * directory, `.env` counts from there on up as well. Throws `UsageError` for what cannot be relied on.
 */
export async function readProject(context: CommandContext): Promise<Project> {
  const { directory, flags } = context;
  const top = parse(directory).root;
  const workspace = await readWorkspaceSettings(directory, top);
  requireSettings(context, workspace);
  const toml = await readToml(context);
  requireToml(context, toml);
  const { source, sourceName } = await sourceOf(context, toml);
  const { settings, root } = workspace;
  return {
    source,
    sourceName,
    root,
    settings,
    ledgerName: settings.ledgerTable ?? toml.tableName ?? LEDGER,
    createSchemas: toml.createSchemas,
    ignoredChars: toml.ignoredChars,
    newMigrations: toml.newMigrations,
    target: async () => {
      const dotenv = flags.dotenv ? await dotenvOf(context, source, top) : NO_DOTENV;
      return await targetOf(context, workspace, toml.databaseUrlVar, dotenv);
    },
  };
}

const NO_DOTENV: Dotenv = { files: [], problems: [] };

/** What stands wrong in the settings may be the role of a production database: nothing goes on. */
function requireSettings({ command }: CommandContext, { problems }: WorkspaceSettings): void {
  const [problem] = problems;
  if (problem && command !== 'migrate add') throw new UsageError(problem.message, problem.advice);
}

/** The message is sqlx's own. */
function requireToml({ directory, flags }: CommandContext, { path, problems }: SqlxToml): void {
  const [problem] = problems;
  if (!problem) return;
  const name = JSON.stringify(flags.config ?? relative(directory, path ?? ''));
  throw new UsageError(
    `error parsing config file ${name}`,
    `${problem.message}\n${problem.advice}`,
  );
}

/** `--config /dev/null` is sqlx's way to say that there is none. */
async function readToml({ directory, flags }: CommandContext): Promise<SqlxToml> {
  const { config, source } = flags;
  if (config === undefined) {
    return await readSqlxToml(resolve(directory, source ?? FOLDER), directory);
  }
  const path = resolve(directory, config);
  const content = await readIfThere(path);
  if (content && 'text' in content) return parseSqlxToml(content.text, path);
  if (content) throw new UsageError(content.problem.message, content.problem.advice);
  throw new UsageError(`There is no file ${path}.`, 'Give --config the path of an sqlx.toml.');
}

/**
 * What a `sqlx.toml` that was found names lies relative to it; what was said, and as in sqlx what a
 * file that was said names, to the current directory. The links that were made for sqlx stand for the
 * folder they were made from.
 */
async function sourceOf(
  { directory, flags }: CommandContext,
  { path, migrationsDir }: SqlxToml,
): Promise<Pick<Project, 'source' | 'sourceName'>> {
  const sourceName = flags.source ?? migrationsDir ?? FOLDER;
  const isFound = flags.source === undefined && flags.config === undefined;
  const base = isFound && path !== undefined ? dirname(path) : directory;
  const named = resolve(base, sourceName);
  const source = await linkedFolder(named);
  return { source, sourceName: source === named ? sourceName : relative(directory, source) };
}

/** From the folder up to the current directory, and on from there, as sqlx looks for it. */
async function dotenvOf(
  { directory, environment }: CommandContext,
  source: string,
  top: string,
): Promise<Dotenv> {
  const below = relative(directory, source).startsWith('..')
    ? []
    : directoriesUp(source, directory);
  const directories = [...new Set([...below, ...directoriesUp(directory, top)])];
  return await readDotenvIn(directories, environment);
}

async function targetOf(
  { flags, environment }: CommandContext,
  { root, settings }: WorkspaceSettings,
  variable: string,
  dotenv: Dotenv,
): Promise<TargetResolution> {
  const { databaseUrl, target } = flags;
  return await commandLineTarget({
    root,
    entries: settings.targets,
    environment,
    dotenv,
    variable,
    // The editor's secret storage is the editor's: PGPASSWORD and .pgpass serve here.
    passwordOf: async () => undefined,
    ...(databaseUrl !== undefined && { url: databaseUrl }),
    ...(target !== undefined && { name: target }),
  });
}
