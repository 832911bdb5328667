import type { Problem } from '../../migrations/migration.ts';
import type { Locator } from '../lint/shownFinding.ts';
import type { ShownRehearsal } from './shownRehearsal.ts';

/** What a call of `rehearse` has to tell. */
export interface RehearsalResult {
  readonly shown: readonly ShownRehearsal[];
  readonly locator: Locator;
  /** What keeps more from being rehearsed. */
  readonly problems: readonly Problem[];
  /** Whether anything is as bad as `--fail-on` asks. */
  readonly isFailed: boolean;
  /** Ended before all were rehearsed. */
  readonly isCancelled: boolean;
}
