import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';

/** The statement that defined something, and where it is written. */
export interface Origin {
  /** The script's file. */
  readonly path: string;
  /** The whole script. */
  readonly script: string;
  readonly statement: Statement;
  /** Counts statements from the beginning of the history on: the earlier one is less. */
  readonly moment: number;
}

/** The statement's place in its script. */
export function originSpan({ statement }: Origin): Span {
  return statement.span;
}

/** The statement as it is written, without its semicolon. */
export function originText({ script, statement: { span } }: Origin): string {
  return script.slice(span.start, span.end);
}
