import type { RehearsedMigration } from '../../rehearser/rehearseTask.ts';

/** The last rehearsal of a migration. */
export interface KeptRehearsal extends RehearsedMigration {
  /** What it depends on besides files (`basisOf`). */
  readonly basis: string;
  /** False when something it depends on has changed since: then it is only what was once seen. */
  readonly isCurrent: boolean;
}

/** A name for a migration: versions repeat in other folders. */
export function keyOf(folder: string, version: bigint): string {
  return `${version}@${folder}`;
}
