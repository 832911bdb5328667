import { migrationName } from './migrationName.ts';
import type { Direction, Entry, Remark, Step } from './plan.ts';

/** The steps that an intent asks for, or why it cannot be had. */
export interface ChosenSteps {
  readonly steps: readonly Step[];
  readonly refusals: readonly Remark[];
  readonly warnings: readonly Remark[];
}

/** One step, or none where the migration has no such script. */
export function stepOf(entry: Entry, direction: Direction): Step[] {
  const { migration } = entry;
  const script = direction === 'down' ? migration?.down : migration?.up;
  return migration && script ? [{ direction, migration, script }] : [];
}

/** What can be had as it was asked for. */
export function chosen(steps: readonly Step[]): ChosenSteps {
  return { steps, refusals: [], warnings: [] };
}

/** What cannot be had, and why. */
export function refused(refusals: readonly Remark[]): ChosenSteps {
  return { steps: [], refusals, warnings: [] };
}

/** Of a version that no file has. */
export function unknownVersion(version: bigint): Remark {
  const message = `No migration on disk has the version ${version}. Check the number.`;
  return { code: 'unknown-version', version, message };
}

/** Of migrations that cannot be taken back, the newest first. */
export function noDown(blocking: readonly Entry[]): Remark[] {
  const [first, ...more] = blocking;
  if (!first) return [];
  const others = more.length > 0 ? ` (and ${more.length} before it)` : '';
  const message =
    `${migrationName(first)}${others} has no down script, so it cannot be reverted, ` +
    'nor may anything older be reverted past it. Write one, or revert down to this migration only.';
  const path = first.migration?.path;
  return [{ code: 'no-down', version: first.version, message, ...(path && { path }) }];
}
