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

/** The longest script of a usual length. */
export function usualScript(placed: ReadonlyMap<string, PlacedScript>): PlacedScript | undefined {
  let found: PlacedScript | undefined;
  for (const it of placed.values()) {
    const { length } = it.script.text;
    if (length <= USUAL && length > (found?.script.text.length ?? 0)) found = it;
  }
  return found;
}

/** UTF-16 units: about 100 statements. */
const USUAL = 10_000;
