import type { Entry, State } from '../../engine/plan/plan.ts';
import type { Migration } from '../../migrations/migration.ts';

/** An entry as the tree shows it; its state is `unknown` where no database could be asked. */
export interface ShownEntry extends Omit<Entry, 'state'> {
  readonly state: State | 'unknown';
}

/** A migration of which the disk alone is known. */
export function unknownEntry(migration: Migration): ShownEntry {
  const { version, description } = migration;
  return { version, description, state: 'unknown', migration };
}
