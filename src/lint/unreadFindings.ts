import type { ProblemKind } from '../migrations/migration.ts';
import type { Finding } from './finding.ts';
import type { LintFolder } from './subject.ts';
import { syntaxError } from './syntaxError.ts';

/**
 * What could not be read of a folder, as findings: of a file that is not linted it must not look as
 * if nothing were wrong.
 */
export function unreadFindings({ problems }: LintFolder): Finding[] {
  const unread = problems.filter(({ kind }) => UNREAD.includes(kind));
  return unread.map(({ path, message }) => syntaxError(path, { message }));
}

const UNREAD: readonly ProblemKind[] = [
  'folder-unreadable',
  'unreadable',
  'not-utf8',
  'bad-metadata',
];
