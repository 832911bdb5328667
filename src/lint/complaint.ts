import type { Span } from '../sql/span.ts';
import type { Fix } from './fix.ts';

/** What a rule has to say about a span. The linter adds who says it and how bad it is. */
export interface Complaint {
  readonly span: Span;
  /** The file; absent: the script that was looked at. */
  readonly path?: string;
  /** What is wrong and whom it hurts, such as who waits for the lock. Full sentences. */
  readonly message: string;
  /** What to do instead, in the imperative. */
  readonly help?: string;
  /** The preferred one first. A function for what takes long to make: it is asked only where they are shown. */
  readonly fixes?: readonly Fix[] | (() => readonly Fix[]);
}
