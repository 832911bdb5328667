import type { Origin } from '../history/origin.ts';
import { placeOf } from '../history/placeOf.ts';
import type { LintScript } from '../subject.ts';

/** Where something was made, for a person: the migration, or the line of the script itself. */
export function shownOrigin(origin: Origin, { path, text }: LintScript): string {
  if (origin.path !== path) return placeOf(origin);
  return `line ${text.slice(0, origin.statement.span.start).split('\n').length}`;
}
