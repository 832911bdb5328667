import { basename, dirname } from 'node:path';
import { parseDirectoryName, parseFileName } from './fileName.ts';
import type { Migration, MigrationFolder, Script } from './migration.ts';
import { readScript } from './script.ts';
import { scriptWithText } from './scriptWithText.ts';
import { compareVersions } from './version.ts';

/** A folder as it would be read if a file of a migration in it had another text, or were there. */
export function withText(read: MigrationFolder, path: string, text: string): MigrationFolder {
  const place = placeOf(read.path, path);
  if (!place) return read;
  const { role, ...named } = place;
  const before = read.migrations.find((it) => it.path === named.path || it[role]?.path === path);
  const script = scriptOf(path, text, named.version, before?.[role]);
  const migration: Migration = { ...(before ?? named), [role]: script };
  const others = read.migrations.filter((it) => it !== before);
  const migrations = [...others, migration].sort((a, b) => compareVersions(a.version, b.version));
  return { ...read, migrations };
}

type Place = Omit<Migration, 'up' | 'down'> & { readonly role: 'up' | 'down' };

/** What a path says of a script; undefined when it is no migration's. */
function placeOf(folder: string, path: string): Place | undefined {
  const [file, directory] = [basename(path), dirname(path)];
  if (directory === folder) {
    const name = parseFileName(file);
    if (name.kind !== 'migration') return undefined;
    const { version, description, script } = name;
    const role = script === 'down' ? 'down' : 'up';
    return { version, description, layout: 'flat', path, folder, role };
  }
  const [name, role] = [parseDirectoryName(basename(directory)), ROLES[file]];
  if (name.kind !== 'migration' || !role || dirname(directory) !== folder) return undefined;
  const { version, description } = name;
  return { version, description, layout: 'directory', path: directory, folder, role };
}

const ROLES: Readonly<Record<string, 'up' | 'down'>> = { 'up.sql': 'up', 'down.sql': 'down' };

function scriptOf(
  path: string,
  text: string,
  version: bigint,
  before: Script | undefined,
): Script | undefined {
  if (before) return scriptWithText(before, text);
  const context = { version, ignoredChars: [], noTransaction: false };
  return readScript({ path, bytes: Buffer.from(text) }, context).script;
}
