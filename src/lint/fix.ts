import type { Span } from '../sql/span.ts';

/** A change that mends a finding, as a person would be offered it. All of its edits, or none. */
export interface Fix {
  /** In the imperative, without a full stop. */
  readonly title: string;
  /**
   * True when it may be applied with all others, unseen: it means what was meant. False where a
   * person must look at it, such as a down script that was guessed.
   */
  readonly isSafe: boolean;
  readonly edits: readonly Edit[];
}

/** A change of a file. Paths are absolute; a text edit without one is of the finding's own file. */
export type Edit =
  | { readonly kind: 'replace'; readonly span: Span; readonly text: string; readonly path?: string }
  /** `path` must not be there yet. Folders on its way are made. */
  | { readonly kind: 'create'; readonly path: string; readonly text: string }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string };

/** An insertion before an offset. */
export function insertion(offset: number, text: string): Edit {
  return { kind: 'replace', span: { start: offset, end: offset }, text };
}

/** Other text in place of a span. */
export function replacement(span: Span, text: string): Edit {
  return { kind: 'replace', span, text };
}

/** A fix that means what was meant. */
export function safeFix(title: string, ...edits: readonly Edit[]): Fix {
  return { title, isSafe: true, edits };
}
