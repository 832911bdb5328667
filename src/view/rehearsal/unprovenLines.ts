import { migrationName } from '../../engine/plan/migrationName.ts';
import type { Migration } from '../../migrations/migration.ts';
import { clipList } from '../clip.ts';
import {
  isFine,
  type MarkOf,
  type RehearsalMark,
  verdictLook,
  verdictRank,
} from './rehearsalMark.ts';

/**
 * Which migrations of a run have no rehearsal that counts, or one that is no good; `most` lines. The
 * worst stand first: one that fails must not be among those that are only counted.
 */
export function unprovenLines(
  migrations: readonly Migration[],
  markOf: MarkOf,
  most: number,
): string[] {
  const found = migrations.flatMap((migration) => {
    const why = whyUnproven(markOf, migration);
    return why === undefined ? [] : { migration, why, badness: badnessOf(markOf(migration)) };
  });
  const lines = found
    .toSorted((a, b) => b.badness - a.badness)
    .map(({ migration, why }) => `- ${migrationName(migration)}: ${why}`);
  return lines.length === 0 ? [] : ['Not proven by a rehearsal:', ...clipList(lines, most)];
}

/** What was not rehearsed is less than what was, and is no good. */
function badnessOf(mark: RehearsalMark | undefined): number {
  return mark?.kind === 'done' ? verdictRank(mark.rehearsal) : -1;
}

function whyUnproven(markOf: MarkOf, migration: Migration): string | undefined {
  const mark = markOf(migration);
  switch (mark?.kind) {
    case undefined:
      return 'never rehearsed';
    case 'old':
      return 'changed since its rehearsal';
    case 'running':
      return 'its rehearsal goes on';
    case 'done':
      return isFine(mark.rehearsal) ? undefined : verdictLook(mark.rehearsal).words;
  }
}
