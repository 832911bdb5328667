import { relative } from 'node:path';
import { commandLineTarget } from '../../config/commandLineTarget.ts';
import { directoriesUp } from '../../config/directoriesUp.ts';
import { type Dotenv, readDotenvIn } from '../../config/dotenv.ts';
import type { TargetResolution } from '../../config/folderConfig.ts';
import type { WorkspaceSettings } from '../../config/workspaceSettings.ts';
import type { CommandContext } from '../command.ts';

/** Where the names of databases are looked for, besides the call itself. */
export interface TargetPlaces {
  readonly workspace: WorkspaceSettings;
  /** The absolute path of the migrations folder. */
  readonly source: string;
  /** The directory up to which `.env` is looked for. */
  readonly top: string;
  /** The variable that holds the URL. */
  readonly variable: string;
}

/** The database that a call names, by option, variable or `.env`; a problem where it names none. */
export async function resolveTarget(
  context: CommandContext,
  { workspace, source, top, variable }: TargetPlaces,
): Promise<TargetResolution> {
  const { flags, environment } = context;
  const { databaseUrl, target } = flags;
  return await commandLineTarget({
    root: workspace.root,
    entries: workspace.settings.targets,
    environment,
    dotenv: flags.dotenv ? await dotenvOf(context, source, top) : NO_DOTENV,
    variable,
    // The editor's secret storage is the editor's: PGPASSWORD and .pgpass serve here.
    passwordOf: async () => undefined,
    ...(databaseUrl !== undefined && { url: databaseUrl }),
    ...(target !== undefined && { name: target }),
  });
}

const NO_DOTENV: Dotenv = { files: [], problems: [] };

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
