/**
 * How a file differs from what was applied: the gravest difference. `white-space`: between tokens,
 * not only at line ends. `real`: in its SQL, or in a way that cannot be told.
 */
export type ChangeKind =
  | 'line-endings'
  | 'byte-order-mark'
  | 'trailing-space'
  | 'white-space'
  | 'comments'
  | 'real';

/** What became of a file since it was applied. */
export interface Change {
  readonly kind: ChangeKind;
  /** The text that was applied; absent where neither the present text nor git tells it. */
  readonly applied?: string;
  /** What the applied text had and the file has not, such as "CRLF line endings". */
  readonly spelling?: string;
  /** The commit that has the applied text. */
  readonly commit?: Commit;
  /** Also quoted strings or function bodies differ, though in such characters only. */
  readonly inLiterals: boolean;
}

/** A commit of git. */
export interface Commit {
  readonly id: string;
  /** The day it was committed, such as 2026-11-22. */
  readonly date: string;
  readonly subject: string;
}

/** A text that git has and that was applied. */
export interface AppliedText {
  readonly text: string;
  readonly commit: Commit;
}

/** By the hexadecimal checksum of the ledger's row. */
export type AppliedTexts = ReadonlyMap<string, AppliedText>;
