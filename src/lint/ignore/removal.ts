import { removalSpan } from '../../sql/commentSpans.ts';
import { type Edit, replacement } from '../fix.ts';
import type { JudgedName, LintIgnore } from './lintIgnore.ts';

/** Takes out a comment, and its line if it has one to itself. */
export function withoutComment({ text, span }: LintIgnore): Edit {
  return replacement(removalSpan(text, span), '');
}

/**
 * Takes a name and a comma out of a comment, so that all names that are silent may go at once;
 * of the only name, the comment.
 */
export function withoutName(name: JudgedName, ignore: LintIgnore): Edit {
  const { names } = ignore;
  const at = names.indexOf(name);
  const [before, next] = [names[at - 1], names[at + 1]];
  const isAnyLeft = names.slice(0, at).some(({ fate }) => fate !== 'silent');
  if (before && (isAnyLeft || !next)) {
    return replacement({ start: before.span.end, end: name.span.end }, '');
  }
  if (!next) return withoutComment(ignore);
  return replacement({ start: name.span.start, end: next.span.start }, '');
}
