import type { Span } from '../../sql/span.ts';

/** A name in a comment that ignores rules. */
export interface IgnoredName {
  readonly text: string;
  readonly span: Span;
}

/** A comment that says what is not to be said, as it is written. */
export interface IgnoreComment {
  /** The whole comment. */
  readonly span: Span;
  /** `place`: of what stands at it or behind it. `file`: of the whole file. */
  readonly scope: 'place' | 'file';
  /** None: of a file, all rules; of a place, nothing. */
  readonly names: readonly IgnoredName[];
}

/**
 * Reads a comment: Squawk's `squawk-ignore a, b -- why` and `squawk-ignore-file`, and ours, which
 * give the reason behind a colon: `staircase-ignore a, b: why`. Theirs may, too. Capitals do not matter.
 */
export function ignoreComment(comment: string, start: number): IgnoreComment | undefined {
  const head = /^(?:--|\/\*)\s*(?:squawk|staircase)-ignore(-file)?(?![\w-])/i.exec(comment);
  if (!head) return undefined;
  const rest = comment.slice(head[0].length).replace(/\*\/$/, '');
  const [listed = ''] = rest.split(/--|:/, 1);
  return {
    span: { start, end: start + comment.length },
    scope: head[1] === undefined ? 'place' : 'file',
    names: namesIn(listed, start + head[0].length),
  };
}

function namesIn(listed: string, start: number): IgnoredName[] {
  const parts = [...listed.matchAll(/[^,]+/g)];
  return parts.flatMap(({ 0: part, index }) => {
    const text = part.trim();
    const from = start + index + part.indexOf(text);
    const span = { start: from, end: from + text.length };
    return text === '' ? [] : { text: text.toLowerCase(), span };
  });
}
