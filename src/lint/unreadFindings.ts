import type { ProblemKind } from '../migrations/migration.ts';
import type { Finding } from './finding.ts';
import type { LintFolder } from './subject.ts';

/**
 * What could not be read of a folder, as findings: of a file that is not linted it must not look as
 * if nothing were wrong. They cannot be switched off.
 */
export function unreadFindings({ problems }: LintFolder): Finding[] {
  const unread = problems.filter(({ kind }) => UNREAD.includes(kind));
  return unread.map(({ path, message }) => ({
    rule: 'syntax-error',
    aliases: [],
    severity: 'error',
    category: 'correctness',
    path,
    span: { start: 0, end: 0 },
    message,
    fixes: [],
  }));
}

const UNREAD: readonly ProblemKind[] = [
  'folder-unreadable',
  'unreadable',
  'not-utf8',
  'bad-metadata',
];
