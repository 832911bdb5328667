import { existsSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { MigrationFolder } from '../../migrations/migration.ts';
import type { CommandContext } from '../command.ts';
import type { Project } from '../source/project.ts';
import { readSource } from '../source/readSource.ts';
import { requireFolder } from '../source/requireFolder.ts';
import { UsageError } from '../usageError.ts';

/**
 * The folder whose migrations a call runs on a stage; that there is nothing in it is told. Throws
 * `SourceError`, and `UsageError` for a migration in its place.
 */
export async function rehearsedFolder(
  context: CommandContext,
  project: Project,
): Promise<MigrationFolder> {
  const folder = await requireFolder(context, project, await readSource(project));
  const { path, migrations, problems } = folder;
  const { terminal, directory } = context;
  const shown = (it: string): string => relative(directory, it) || '.';
  if (migrations.length === 0 && existsSync(join(path, 'up.sql'))) {
    throw new UsageError(
      `${shown(path)} is a migration, and not a folder of them.`,
      `Name ${shown(dirname(path))}, and the migration by its version: ${digitsOf(path)}.`,
    );
  }
  if (migrations.length === 0 && problems.length === 0) {
    terminal.err(`warning: There is no migration in ${shown(path)}.`);
  }
  return folder;
}

function digitsOf(path: string): string {
  const [digits = ''] = /^[\d-]*/.exec(basename(path)) ?? [];
  return digits.replaceAll('-', '');
}
