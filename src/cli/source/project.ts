import { dirname, parse, relative, resolve } from 'node:path';
import type { FolderConfig, TargetResolution } from '../../config/folderConfig.ts';
import type { SqlxToml } from '../../config/sqlxToml.ts';
import { readWorkspaceSettings, type WorkspaceSettings } from '../../config/workspaceSettings.ts';
import { linkedFolder } from '../../migrations/link/linkMarker.ts';
import type { CommandContext } from '../command.ts';
import { resolveTarget } from '../target/resolveTarget.ts';
import { UsageError } from '../usageError.ts';
import { readToml } from './readToml.ts';

/** What the editor and a call alike know of a migrations folder. */
type Configured = Pick<
  FolderConfig,
  'root' | 'settings' | 'ledgerName' | 'createSchemas' | 'ignoredChars' | 'newMigrations'
>;

/** The migrations folder of a call, with everything that is configured for it. */
export interface Project extends Configured {
  /** The absolute path of the migrations folder, there or not. */
  readonly source: string;
  /** As it was given or configured: what sqlx prints. */
  readonly sourceName: string;
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
  const toml = await readToml(context, resolve(directory, flags.source ?? FOLDER));
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
    target: () => resolveTarget(context, { workspace, source, top, variable: toml.databaseUrlVar }),
  };
}

/** These connect to no database. */
const FILES_ONLY = ['migrate add', 'migrate link'];

/**
 * An entry that cannot be read may have named this very database as a production target: what takes
 * back or drops is not done then. Anything else goes on, and is told.
 */
const PROTECTED = ['revert', 'redo', 'reset', 'repair', 'drop'];

function requireSettings(
  { command, terminal }: CommandContext,
  { problems, targetProblems }: WorkspaceSettings,
): void {
  const isProtected = PROTECTED.some((word) => command.endsWith(` ${word}`));
  const grave = [...problems, ...(isProtected ? targetProblems : [])];
  const [problem] = FILES_ONLY.includes(command) ? [] : grave;
  if (problem) throw new UsageError(problem.message, problem.advice);
  for (const { message } of isProtected ? [] : targetProblems) terminal.err(`warning: ${message}`);
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
