import type { LintedFile as FoundIn } from '../lint/lint.ts';

/** What was found in a file, and the text it was found in; without its script where that is large. */
export interface LintedFile extends FoundIn {
  /** Empty for what is no script, such as a directory. */
  readonly text: string;
}
