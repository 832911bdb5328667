import type { Finding } from '../lint/finding.ts';
import type { LintScript } from '../lint/subject.ts';

/** What was found in a file, and the text it was found in. */
export interface LintedFile {
  readonly path: string;
  readonly text: string;
  /** Found in the script by itself, before comments silence any of it. */
  readonly own: readonly Finding[];
  /** Found between the scripts of its migration, in the folder and in what was before. */
  readonly around: readonly Finding[];
  /** What a person is shown. */
  readonly shown: readonly Finding[];
  /** Absent where it was linted in another thread, or is no script. */
  readonly script?: LintScript;
}
