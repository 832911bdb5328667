import type { Migration } from '../../migrations/migration.ts';
import { clipList } from '../clip.ts';
import { isFine, type MarkOf, verdictLook } from './rehearsalMark.ts';

/** Which migrations of a run have no rehearsal that counts, or one that is no good; `most` lines. */
export function unprovenLines(
  migrations: readonly Migration[],
  markOf: MarkOf,
  most: number,
): string[] {
  const lines = migrations.flatMap((migration) => {
    const why = whyUnproven(markOf, migration);
    const { version, description } = migration;
    return why === undefined ? [] : `- ${`${version} ${description}`.trimEnd()}: ${why}`;
  });
  return lines.length === 0 ? [] : ['Not proven by a rehearsal:', ...clipList(lines, most)];
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
