import type { Migration, MigrationFolder } from '../migrations/migration.ts';
import type { RunContext } from './legs/runLeg.ts';
import type { State } from './stage/readState.ts';

/** A migration that is to be rehearsed on what is before it. */
export interface RehearsalTask {
  readonly folder: MigrationFolder;
  /** The migrations before it, all of which are applied on the stage. */
  readonly chain: readonly Migration[];
  readonly migration: Migration;
  readonly context: RunContext;
  /** What the stage holds now, where it is known. */
  readonly before?: State;
  /** The stage had better stay before the migration, which will be back soon. */
  readonly isDraft?: boolean;
  /** Without the shortcut, even where it is allowed. */
  readonly isThorough?: boolean;
  /** Called before what leaves the stage, if it is cut off, unlike its ledger. */
  readonly onDirty?: () => Promise<void>;
}

/** Where a rehearsal leaves the stage, with what it holds there. */
export interface Standing {
  readonly at: 'before' | 'after';
  readonly state: State;
}
