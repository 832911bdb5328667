import type { Finding } from '../lint/finding.ts';
import type { Span } from '../sql/span.ts';

/** What the editor tells the language server: what rehearsals have found. Sent when that changes. */
export const REHEARSED = 'staircase/rehearsed';

/** The command that ends what is rehearsed again in the background. Not in the palette. */
export const STOP_REHEARSING = 'staircase.stopRehearsing';

/** Everything that counts; what was told before counts no more. */
export interface RehearsedWorkspace {
  readonly files: readonly RehearsedFile[];
}

/** What rehearsals say of a file, and the text that they say it of. */
export interface RehearsedFile {
  readonly path: string;
  readonly text: string;
  readonly findings: readonly RehearsalFinding[];
}

/** A finding of a rehearsal; its fixes are made where the scripts are known. */
export interface RehearsalFinding extends Finding {
  readonly isRehearsed: true;
  /** The statement of the up script that it goes back to. */
  readonly cause?: Span;
}

/** Whether a finding is of a rehearsal, and not of a rule. */
export function isRehearsed(finding: Finding): finding is RehearsalFinding {
  return 'isRehearsed' in finding;
}
