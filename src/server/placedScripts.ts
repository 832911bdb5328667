import type { MigrationFolder, Script } from '../migrations/migration.ts';

/** A script on disk, and where it belongs. */
export interface PlacedScript {
  readonly script: Script;
  readonly role: 'up' | 'down';
}

/** The scripts of a folder by their paths. */
export function placedScripts({ migrations }: MigrationFolder): ReadonlyMap<string, PlacedScript> {
  const placed = migrations.flatMap((migration) =>
    (['up', 'down'] as const).flatMap((role) => {
      const script = migration[role];
      return script ? { script, role } : [];
    }),
  );
  return new Map(placed.map((it) => [it.script.path, it]));
}
