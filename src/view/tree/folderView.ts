import type { FolderConfig } from '../../config/folderConfig.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import type { MigrationFolder } from '../../migrations/migration.ts';

/** What is known of one migrations folder at one moment; everything on screen is drawn from these. */
export interface FolderView {
  readonly config: FolderConfig;
  readonly disk: MigrationFolder;
  readonly state: FolderState;
}

/**
 * `planned`: the plan to run everything pending, for all folders of the same ledger.
 * `asleep`: the built-in database, which is not started before a person looks.
 * `unreachable`: no connection, or no target to connect to; the disk alone is shown.
 */
export type FolderState =
  | { readonly kind: 'planned'; readonly plan: Plan }
  | { readonly kind: 'unreachable'; readonly reason: Unreachable }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'asleep' }
  | { readonly kind: 'untrusted' };

/** Why nothing is known of the database. `ConnectionError` and `ConfigProblem` have this shape. */
export interface Unreachable {
  readonly message: string;
  readonly advice: string;
  readonly path?: string;
}
