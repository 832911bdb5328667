import type { Statement } from '../../sql/parser.ts';
import type { LintScript } from '../subject.ts';
import type { LockEffect } from './lockEffect.ts';

/** The table locks that a statement takes, those on tables that it makes itself aside. */
export function locksOf(_statement: Statement, _script: LintScript): readonly LockEffect[] {
  return [];
}
