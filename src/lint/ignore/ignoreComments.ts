import { commentsIn } from './comments.ts';
import { type IgnoreComment, ignoreComment } from './ignoreComment.ts';

/** The comments of a script that say what is not to be said, in its order. */
export function ignoreComments(text: string): IgnoreComment[] {
  if (!/(?:squawk|staircase)-ignore/i.test(text)) return [];
  return commentsIn(text).flatMap(
    ({ start, end }) => ignoreComment(text.slice(start, end), start) ?? [],
  );
}
