import type { Migration, MigrationFolder } from '../migrations/migration.ts';
import type { RunContext } from '../rehearsal/legs/runLeg.ts';
import type { Stage } from '../rehearsal/stage/stage.ts';

/** A migration whose way back is to be written or mended. */
export interface ReversalTask {
  readonly stage: Stage;
  readonly folder: MigrationFolder;
  /** One of the folder's, with an up script. */
  readonly migration: Migration;
  readonly context: RunContext;
}
