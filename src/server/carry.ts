import type { Finding } from '../lint/finding.ts';
import { changeBetween } from '../sql/change.ts';
import type { Span } from '../sql/span.ts';

/**
 * Findings for a text that has changed since, until they are looked for anew: moved with what they
 * stand on, and without their fixes, which were made for the text before.
 */
export function carried(found: readonly Finding[], before: string, after: string): Finding[] {
  if (before === after) return [...found];
  const move = mover(before, after);
  return found.map((it) => ({ ...it, span: moved(it.span, move), fixes: [] }));
}

function moved({ start, end }: Span, move: (offset: number) => number): Span {
  const from = move(start);
  return { start: from, end: Math.max(from, move(end)) };
}

/** What is before the change stays, what is behind it moves with the end of the text. */
function mover(before: string, after: string): (offset: number) => number {
  const { prefix, suffix } = changeBetween(before, after);
  const changedEnd = before.length - suffix;
  return (offset) => {
    if (offset <= prefix) return offset;
    if (offset >= changedEnd) return offset + after.length - before.length;
    return Math.min(offset, after.length - suffix);
  };
}
