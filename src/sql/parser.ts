import type { Span } from './span.ts';

/** One top-level statement: its text without the comments before it and without its semicolon. */
export interface Statement {
  readonly span: Span;
  /** The tag of PostgreSQL's parse node, such as `CreateStmt`. */
  readonly kind: string;
  /** The parse node itself, in libpg_query's JSON form. */
  readonly node: Readonly<Record<string, unknown>>;
  /** The UTF-16 offset in the script of a `location` in the node, which counts bytes; -1 for none. */
  offsetAt(location: number): number;
  /**
   * The code of a DO block, a function or a procedure, parsed when it is asked for; undefined where
   * it has none that can be parsed. Absent for other statements.
   */
  readonly body?: (() => Body | undefined) | undefined;
  /** Present for a statement inside of a DO block. */
  readonly inDo?: InDo;
}

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
  /** True when it does not always run, or may fail unharmed: behind an IF, a CASE, in a loop over rows or with EXCEPTION. */
  readonly isGuarded: boolean;
}

/** What PostgreSQL's parser has against a script, at the UTF-16 offset where it stopped. */
export interface SyntaxProblem {
  readonly message: string;
  readonly offset: number;
}

/**
 * A script as the parser sees it. With a problem, which is the first one, `statements` are those,
 * before and behind it, that the parser takes by themselves.
 */
export interface ParsedScript {
  readonly statements: readonly Statement[];
  readonly problem?: SyntaxProblem;
}

/** PostgreSQL 18's own parser. Total: bad SQL is a value, never an exception. */
export interface Parser {
  parse(text: string): ParsedScript;
}
