import type { Origin } from '../history/origin.ts';
import { placeOf } from '../history/placeOf.ts';
import type { LintScript } from '../subject.ts';

/** Where something was made, for a person: the migration, or the line of the script itself. */
export function shownOrigin(origin: Origin, script: LintScript): string {
  if (origin.path !== script.path) return placeOf(origin);
  return `line ${script.lineOf(origin.statement.span.start)}`;
}
