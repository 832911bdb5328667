import type { IgnoreComment, IgnoredName } from './ignoreComment.ts';

/** A name in an ignore comment, and what became of it. */
export interface JudgedName extends IgnoredName {
  /** `silent`: it has silenced nothing, though its rule looked. `idle`: its rule did not look at all. */
  readonly fate: 'used' | 'silent' | 'idle' | 'unknown';
  /** Of an unknown name, the one that was probably meant. */
  readonly near?: string;
}

/** An ignore comment after everything has been said, for a rule to look at. */
export interface LintIgnore extends Omit<IgnoreComment, 'names'> {
  readonly names: readonly JudgedName[];
  /** The text of the script. */
  readonly text: string;
}
