import { basename } from 'node:path';
import { pathFrom } from './directoriesUp.ts';
import { readDotenv } from './dotenv.ts';
import type { FolderConfig, TargetResolution } from './folderConfig.ts';
import type { ProjectSources, RootSources } from './projectSources.ts';
import { resolveTarget } from './resolveTarget.ts';
import { readSqlxToml, type SqlxToml } from './sqlxToml.ts';

/** sqlx's own name of the ledger (sqlx.md, section 3). */
const LEDGER = '_sqlx_migrations';

/**
 * What is configured for one migrations folder. With a `sqlx.toml` that sqlx would refuse there is no
 * target: the ledger's name would be a guess.
 */
export async function resolveFolder(
  path: string,
  root: RootSources,
  sources: ProjectSources,
): Promise<FolderConfig> {
  const toml = await readSqlxToml(path, root.path);
  const { ledgerTable } = root.settings;
  return {
    path,
    root: root.path,
    label: path === root.path ? basename(path) : pathFrom(root.path, path),
    settings: root.settings,
    target: await targetOf(path, root, sources, toml),
    ledgerName: ledgerTable ?? toml.tableName ?? LEDGER,
    createSchemas: toml.createSchemas,
    ignoredChars: toml.ignoredChars,
    newMigrations: toml.newMigrations,
  };
}

async function targetOf(
  path: string,
  { path: root, settings }: RootSources,
  { trusted, environment, selectedFor, passwordOf }: ProjectSources,
  toml: SqlxToml,
): Promise<TargetResolution> {
  if (!trusted) return { kind: 'untrusted' };
  const [problem] = toml.problems;
  if (problem) return { kind: 'problem', problem };
  const selected = selectedFor(path);
  return await resolveTarget({
    root,
    ...(selected !== undefined && { selected }),
    entries: settings.targets,
    environment,
    dotenv: await readDotenv(path, root, environment),
    variable: toml.databaseUrlVar,
    passwordOf,
  });
}
