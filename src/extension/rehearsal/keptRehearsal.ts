import type { RehearsedMigration } from '../../rehearser/rehearseTask.ts';

/** The last rehearsal of a migration. */
export interface KeptRehearsal extends RehearsedMigration {
  /** False when a file it depends on has changed since: then it is only what was once seen. */
  readonly isCurrent: boolean;
}

/** A name for a migration: versions repeat in other folders. */
export function keyOf(folder: string, version: bigint): string {
  return `${version}@${folder}`;
}
