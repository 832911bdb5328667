import type { Commented } from '../lint/ignore/coverage.ts';
import { namedIgnores } from '../lint/ignore/namedIgnores.ts';
import type { Migration, Script } from '../migrations/migration.ts';
import { complaintsOf, type RehearsalComplaint, type Spot } from '../rehearsal/complaints.ts';
import type { Rehearsal } from '../rehearsal/rehearsal.ts';
import type { Parser } from '../sql/parser.ts';

/** A rehearsal, and what is to be said of it. */
export interface HeardRehearsal {
  readonly rehearsal: Rehearsal;
  readonly complaints: readonly RehearsalComplaint[];
}

/**
 * A rehearsal with what it complains about, but for what a comment of its scripts ignores by the name
 * of the verdict (`-- staircase-ignore not-reversed: REASON`): at the statement that is named, or at
 * the one of the other script that should take it back. The verdict stays what was proven.
 */
export function heard(rehearsal: Rehearsal, migration: Migration, parser: Parser): HeardRehearsal {
  const all = complaintsOf(rehearsal, migration, parser);
  const isIgnored = ignoring(rehearsal, migration, parser);
  const complaints = all.filter((it) => !isIgnored(it));
  const isBad = rehearsal.verdict !== 'reversible';
  const isAllIgnored = isBad && all.length > 0 && complaints.length === 0;
  return { rehearsal: isAllIgnored ? { ...rehearsal, isIgnored: true } : rehearsal, complaints };
}

function ignoring(
  { verdict }: Rehearsal,
  { up, down }: Migration,
  parser: Parser,
): (complaint: RehearsalComplaint) => boolean {
  const scripts = [up, down].filter((it) => it !== undefined);
  const ignores = new Map(
    scripts.map((it) => [it.path, namedIgnores(commented(it, parser))] as const),
  );
  const isIgnored = ({ path, span }: Spot): boolean =>
    ignores.get(path)?.(verdict, span.start) ?? false;
  return ({ cure, ...complaint }) => {
    const other = cure ?? (verdict === 'not-reversed' && down && { path: down.path, span: HEAD });
    return isIgnored(complaint) || (other ? isIgnored(other) : false);
  };
}

/** Where a down script is told of what no statement of it takes back. */
const HEAD = { start: 0, end: 0 };

/** Few scripts have such a comment: the others need not be parsed for it. */
function commented({ text }: Script, parser: Parser): Commented {
  return { text, statements: /-ignore/i.test(text) ? parser.parse(text).statements : [] };
}
