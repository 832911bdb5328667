import type { Migration, MigrationFolder } from '../migrations/migration.ts';

/** Where a schema is read: after a number of migrations of the folder, or in the target. */
export type SchemaPlace =
  | {
      readonly kind: 'version';
      readonly count: number;
      /** 0 before the first migration. */
      readonly version: bigint;
      readonly name: string;
    }
  | { readonly kind: 'target'; readonly name: string };

/** Before the first migration. */
export const EMPTY: SchemaPlace = { kind: 'version', count: 0, version: 0n, name: '0' };

/** After a migration; undefined where the folder has none of that version. Version 0 is before all. */
export function placeAfter(folder: MigrationFolder, version: bigint): SchemaPlace | undefined {
  if (version === 0n) return EMPTY;
  const index = folder.migrations.findIndex((it) => it.version === version && it.up);
  const migration = folder.migrations[index];
  return migration && placeOf(folder, index + 1);
}

/** Before a migration: after the one before it. */
export function placeBefore(folder: MigrationFolder, version: bigint): SchemaPlace | undefined {
  const after = placeAfter(folder, version);
  if (after?.kind !== 'version' || after.count === 0) return undefined;
  return placeOf(folder, after.count - 1);
}

/** After all migrations. */
export function lastPlace(folder: MigrationFolder): SchemaPlace {
  return placeOf(folder, folder.migrations.length);
}

function placeOf({ migrations }: MigrationFolder, count: number): SchemaPlace {
  const migration = migrations[count - 1];
  if (!migration) return EMPTY;
  return { kind: 'version', count, version: migration.version, name: nameOf(migration) };
}

function nameOf({ version, description }: Migration): string {
  return `${version} ${description}`.trimEnd();
}
