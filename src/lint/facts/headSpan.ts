import type { Span } from '../../sql/span.ts';
import type { LintScript } from '../subject.ts';

/** Where a finding of a whole script stands: the first line that has something on it. */
export function headSpan(text: string): Span {
  const start = Math.max(0, text.search(/[^\s\ufeff]/));
  const length = text.slice(start).search(/\r?\n|$/);
  return { start, end: start + length };
}

/** The script that a finding of a whole migration stands in: the up script, if there is one. */
export function headScript(migration: {
  readonly up?: LintScript;
  readonly down?: LintScript;
}): LintScript | undefined {
  return migration.up ?? migration.down;
}
