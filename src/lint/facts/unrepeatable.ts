import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import type { LintScript } from '../subject.ts';
import { deedsOf } from './deedsOf.ts';
import type { Guard } from './guarded.ts';

/** Something that a statement makes or takes away. */
export interface Deed {
  readonly statement: Statement;
  /** `take`: it drops it, or gives it another name or place. */
  readonly deed: 'make' | 'take';
  /** In words and a name: `table "orders"`. */
  readonly what: string;
  /** By which the deeds of one object are found; of a DROP of several, each one's. */
  readonly keys: readonly string[];
  /** The table it is a part of, and goes with. */
  readonly owner?: string | undefined;
  /** The words that say it: `CREATE TABLE`, `ADD COLUMN`. */
  readonly span: Span;
  /** Absent: done a second time, it does no harm. */
  readonly cure?: Cure | undefined;
  /** True of what PostgreSQL makes once more, under another name. */
  readonly isNameless?: boolean;
  /** True of what is gone by itself before the script is run again. */
  readonly isFleeting?: boolean;
}

export type Cure =
  | { readonly kind: 'clause'; readonly clause: Clause; readonly at: number }
  /** `instead`: the command that is guarded, where it must be written anew, such as with a name. */
  | { readonly kind: 'guard'; readonly guard: Guard; readonly instead?: string }
  | { readonly kind: 'advice'; readonly advice: string };

export type Clause = 'IF NOT EXISTS' | 'IF EXISTS' | 'OR REPLACE';

/** A deed that fails when it is done a second time. */
export type Unrepeatable = Deed & { readonly cure: Cure };

/**
 * The deeds of a script that fail when it is run a second time, in its order. Not among them is
 * what the script has taken away before it makes it, with all that is a part of that, and what it
 * has made before it takes it away.
 */
export function* unrepeatable(script: LintScript): Generator<Unrepeatable> {
  const [made, taken, anew] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const it of script.statements.flatMap((statement) => deedsOf(statement, script))) {
    const [own, other] = it.deed === 'make' ? [made, taken] : [taken, made];
    const isPartOfNew = it.owner !== undefined && anew.has(it.owner);
    const isUndone = it.keys.map((key) => other.delete(key)).every(Boolean) || isPartOfNew;
    for (const key of it.keys) {
      own.add(key);
      if (it.deed === 'make' && (isUndone || it.isFleeting)) anew.add(key);
    }
    if (it.cure && !isUndone && !it.isFleeting) yield { ...it, cure: it.cure };
  }
}
