import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import type { Thing } from './thing.ts';

/** What a statement does to the schema, as far as its text tells, in small steps. */
export type Effect = Make | Drop | Move | Setting | DataChange | Opaque;

/** The statement that has the effect, and the smallest stretch of it that says so. */
export interface Origin {
  readonly statement: Statement;
  readonly span: Span;
  /** The whole script. */
  readonly text: string;
}

/** CREATE and ADD. */
export interface Make extends Origin {
  readonly does: 'make';
  readonly thing: Thing;
  /** OR REPLACE: one that is there is defined anew. */
  readonly replaces?: boolean;
  readonly ifNotExists?: boolean;
  /** What it goes with when that is dropped, without CASCADE. Its `on` is one without being named. */
  readonly goesWith?: readonly Thing[];
  /** What cannot be dropped as long as it is there, but with CASCADE. */
  readonly needs?: readonly Thing[];
  /** What is made with it, if it is made. */
  readonly parts?: readonly Make[];
  /** What it has from the beginning, by aspect. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly isConcurrent?: boolean;
  /** The index that a key is made of: it is the key's from then on, and goes with it. */
  readonly takesOver?: Thing;
}

export interface Drop extends Origin {
  readonly does: 'drop';
  readonly thing: Thing;
  readonly ifExists: boolean;
  readonly isCascade: boolean;
  readonly isConcurrent?: boolean;
}

/** RENAME and SET SCHEMA. */
export interface Move extends Origin {
  readonly does: 'move';
  readonly thing: Thing;
  readonly to: Thing;
  readonly ifExists: boolean;
}

/** Something of an object that is there already: a column's type, a comment, a privilege. */
export interface Setting extends Origin {
  readonly does: 'set';
  readonly thing: Thing;
  /** What is set, such as `default`; two settings of one aspect take each other's place. */
  readonly aspect: string;
  /** What to; absent where it is taken away. */
  readonly value?: string;
  /** True where the statement does nothing if the object is not there. */
  readonly ifExists: boolean;
  /** Of a NOT NULL, the name that it is given. */
  readonly constraint?: string;
}

/** Rows come, change or go. */
export interface DataChange extends Origin {
  readonly does: 'change data';
  readonly thing: Thing;
  readonly verb: 'INSERT' | 'UPDATE' | 'DELETE' | 'TRUNCATE' | 'MERGE' | 'COPY';
  /** True where it is done only if there is something to do: the rows may have been there before. */
  readonly isGuarded?: boolean;
}

/** What it does the text does not tell: DO, CALL, SELECT of a function that is not PostgreSQL's. */
export interface Opaque extends Origin {
  readonly does: 'opaque';
}
