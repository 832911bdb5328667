import type { Span } from '../../sql/span.ts';
import type { ScriptStatement } from './steps.ts';

/** A statement that changes the rows it finds, and has found none: what it does to them was not seen. */
export interface Unmatched {
  readonly leg: 'up' | 'down';
  readonly span: Span;
  /** What that means, as a sentence; it stands among the reasons as well. */
  readonly reason: string;
}

/** A statement of one of the scripts that found no row to change. */
export interface IdleStep {
  readonly leg: Unmatched['leg'];
  readonly step: ScriptStatement;
}

/** What is to be told of it. */
export function unmatchedBy({ leg, step: { span, line } }: IdleStep): Unmatched {
  const where = `the condition in line ${line} of ${leg}.sql`;
  return { leg, span, reason: `No row matches ${where}: whether data survives it is not proven.` };
}
