import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { committedVersions } from '../../migrations/git/committedVersions.ts';
import type { MigrationFolder } from '../../migrations/migration.ts';
import { readFolder } from '../../migrations/readFolder.ts';
import { systemErrorText } from '../../migrations/systemError.ts';
import type { CommandContext } from '../command.ts';
import { UsageError } from '../usageError.ts';
import type { LintScope } from './lintScope.ts';

/** All that is linted in a call, as it was read. */
export interface LintMaterial {
  readonly folders: readonly FolderMaterial[];
  readonly files: readonly FileMaterial[];
}

/** A migrations folder, and of which of its files something is said. */
export interface FolderMaterial {
  readonly read: MigrationFolder;
  readonly settled?: ReadonlySet<bigint>;
  readonly isMeant: (path: string) => boolean;
}

/** A file of no migration. */
export interface FileMaterial {
  readonly path: string;
  readonly text: string;
}

/** Reads what a call is about. Throws `UsageError` for a file that is named and cannot be read. */
export async function lintMaterial(
  context: CommandContext,
  { subjects, changed }: LintScope,
): Promise<LintMaterial> {
  const isWanted = changeFilter(changed);
  const folders: FolderMaterial[] = [];
  for (const [path, part] of subjects.folders) {
    const isOfPart = partFilter(part);
    const isMeant = (file: string): boolean => isOfPart(file) && isWanted(file);
    folders.push(await folderMaterial(context, path, isMeant));
  }
  const files: FileMaterial[] = [];
  for (const path of subjects.files.filter(isWanted))
    files.push({ path, text: await textAt(path) });
  return { folders, files };
}

/** A folder, and what git knows of it: at `--since`, where others stand; else what is committed. */
export async function folderMaterial(
  { flags, signal }: CommandContext,
  path: string,
  isMeant: (file: string) => boolean,
): Promise<FolderMaterial> {
  const { since: ref } = flags;
  const asked = committedVersions(path, { signal, ...(ref !== undefined && { ref }) });
  const read = await readFolder(path);
  const settled = await asked;
  return { read, isMeant, ...(settled && { settled }) };
}

/** What is said of a migration's directory belongs to the files in it. */
function partFilter(part: 'all' | ReadonlySet<string>): (path: string) => boolean {
  if (part === 'all') return () => true;
  const directories = new Set([...part].map((it) => dirname(it)));
  return (path) => part.has(path) || directories.has(path);
}

/** Where a file was deleted, its directory has changed, and with it what stands there. */
function changeFilter(changed: ReadonlySet<string> | undefined): (path: string) => boolean {
  return (path) => !changed || changed.has(path) || changed.has(dirname(path));
}

async function textAt(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    const advice = 'Give yourself the right to read it, or leave it out.';
    throw new UsageError(`${path} cannot be read: ${systemErrorText(error) ?? error}.`, advice);
  });
  if (isUtf8(bytes)) return bytes.toString('utf8');
  throw new UsageError(`${path} is not UTF-8 text.`, 'Save it as UTF-8, or leave it out.');
}
