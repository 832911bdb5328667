import type { Statement, SyntaxProblem } from './parser.ts';
import type { Span } from './span.ts';

/** The code in a DO block, or in the string that is the body of a function or procedure. */
export interface Body {
  readonly language: 'plpgsql' | 'sql';
  /** The code, without its quotes. */
  readonly span: Span;
  /** What is wrong with it, at its place in the script. */
  readonly problem?: SyntaxProblem;
  /**
   * Of a DO block, the SQL statements in it that run with the migration: those that are written as
   * such, not those that EXECUTE puts together. Their spans and places are the script's.
   */
  readonly statements: readonly EmbeddedStatement[];
}

/** A statement inside of a DO block. */
export interface EmbeddedStatement extends Statement {
  readonly inDo: InDo;
}

/** How a statement stands in a DO block. */
export interface InDo {
  /** The DO statement. */
  readonly block: Statement;
  /** True when it does not always run, or may fail unharmed: behind an IF, a CASE or EXCEPTION. */
  readonly isGuarded: boolean;
}
