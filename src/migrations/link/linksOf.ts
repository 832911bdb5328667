import { basename } from 'node:path';
import { isDashedStamp } from '../fileName.ts';
import type { Migration, MigrationFolder, Script } from '../migration.ts';

/** A name in the folder that sqlx reads, and the script that it stands for. */
export interface Link {
  readonly name: string;
  readonly migration: Migration;
  readonly script: Script;
}

/**
 * The flat folder that sqlx reads instead of this one: its own files under their own names, each
 * directory as `<version>_<description>.up.sql` and `.down.sql`. A directory without down.sql is an
 * `.up.sql` alone, which sqlx runs and lists as any other, so that a later down.sql renames nothing.
 */
export function linksOf({ migrations }: MigrationFolder): Link[] {
  return migrations.flatMap((migration) => [
    ...linkOf(migration, 'up', migration.up),
    ...linkOf(migration, 'down', migration.down),
  ]);
}

function linkOf(migration: Migration, kind: 'up' | 'down', script: Script | undefined): Link[] {
  if (!script) return [];
  const isFlat = migration.layout === 'flat';
  const name = isFlat ? basename(script.path) : `${stemOf(migration)}.${kind}.sql`;
  return [{ name, migration, script }];
}

/** As the directory is called, leading zeros included; of a dashed stamp, which sqlx stops at, the digits. */
function stemOf({ path }: Migration): string {
  const name = basename(path);
  const cut = name.indexOf('_');
  const prefix = name.slice(0, cut);
  return (isDashedStamp(prefix) ? prefix.replaceAll('-', '') : prefix) + name.slice(cut);
}
