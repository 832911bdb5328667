import type { Span } from '../sql/span.ts';
import type { Fix } from './fix.ts';
import type { Category } from './rule.ts';
import type { Severity } from './severity.ts';

/** Something said about a span of a file. */
export interface Finding {
  readonly rule: string;
  readonly aliases: readonly string[];
  readonly severity: Severity;
  readonly category: Category;
  readonly path: string;
  readonly span: Span;
  readonly message: string;
  readonly help?: string | undefined;
  readonly fixes: readonly Fix[];
}
