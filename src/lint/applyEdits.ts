import type { Edit } from './fix.ts';

/** A change of a text in place. */
export type Replacement = Extract<Edit, { kind: 'replace' }>;

/**
 * A text after its edits, whatever their order. Of two that touch the same stretch the later one is
 * left out: it was made for a text that is no more.
 */
export function applyEdits(text: string, edits: readonly Replacement[]): string {
  let [result, at] = ['', 0];
  for (const { span, text: inserted } of edits.toSorted(inOrder)) {
    if (span.start < at) continue;
    result += text.slice(at, span.start) + inserted;
    at = span.end;
  }
  return result + text.slice(at);
}

function inOrder(a: Replacement, b: Replacement): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}
