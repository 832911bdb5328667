import type { Edit } from './fix.ts';

/** A change of a text in place. */
export type Replacement = Extract<Edit, { kind: 'replace' }>;

/**
 * A text after its edits, whatever their order. Of two that touch the same stretch the later one is
 * left out: it was made for a text that is no more. What two findings insert alike is inserted once.
 */
export function applyEdits(text: string, edits: readonly Replacement[]): string {
  let [result, at] = ['', 0];
  let last: Replacement | undefined;
  for (const edit of edits.toSorted(inOrder)) {
    const { span, text: inserted } = edit;
    if (span.start < at || (last && isSame(edit, last))) continue;
    result += text.slice(at, span.start) + inserted;
    at = span.end;
    last = edit;
  }
  return result + text.slice(at);
}

function inOrder(a: Replacement, b: Replacement): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}

function isSame(a: Replacement, b: Replacement): boolean {
  return inOrder(a, b) === 0 && a.text === b.text;
}
