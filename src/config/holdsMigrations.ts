import type { Dirent } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDirectoryName, parseFileName } from '../migrations/fileName.ts';
import { LINK_MARKER } from '../migrations/link/linkMarker.ts';

/**
 * Whether a folder called `migrations` is one of ours: it holds a migration in either layout, or
 * nothing yet, or it may not be read, which is then told. One that carries the marker of a generated
 * link repeats another folder and is not.
 */
export async function holdsMigrations(path: string): Promise<boolean> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (!entries) return true;
  if (entries.some(({ name }) => name === LINK_MARKER)) return false;
  const visible = entries.filter(({ name }) => !name.startsWith('.'));
  if (visible.length === 0) return true;
  return visible.some(isFlatMigration) || (await someHasScript(visible));
}

function isFlatMigration(entry: Dirent): boolean {
  return !entry.isDirectory() && parseFileName(entry.name).kind === 'migration';
}

/** Other tools' directories of such names (Prisma's) have no up.sql; one after the other, as one is enough. */
async function someHasScript(entries: readonly Dirent[]): Promise<boolean> {
  for (const entry of entries.filter(isDirectoryMigration)) {
    if (await exists(join(entry.parentPath, entry.name, 'up.sql'))) return true;
  }
  return false;
}

function isDirectoryMigration(entry: Dirent): boolean {
  return !entry.isFile() && parseDirectoryName(entry.name).kind === 'migration';
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
