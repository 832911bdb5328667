import { NO_TRANSACTION } from '../../migrations/script.ts';
import { statementAt } from '../facts/statementAt.ts';
import type { Finding } from '../finding.ts';
import { type Edit, insertion } from '../fix.ts';
import type { LintScript } from '../subject.ts';

/**
 * The edit that silences a finding: a comment above the statement it is in, or at the head of the
 * file where it is about the file as a whole.
 */
export function ignoreHere(
  { rule, span }: Pick<Finding, 'rule' | 'span'>,
  { text, statements }: LintScript,
): Edit {
  const comment = `staircase-ignore ${rule}`;
  const start = statementAt(statements, span.start)?.span.start ?? headOf(text);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  if (before.trim() === '') return insertion(start, `-- ${comment}${lineEndOf(text)}${before}`);
  if (start === text.length) return insertion(start, `${lineEndOf(text)}-- ${comment}`);
  return insertion(start, `/* ${comment} */ `);
}

/** Behind what must be first in a file: a byte order mark, and the directive of the runner. */
function headOf(text: string): number {
  const start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  if (!text.startsWith(NO_TRANSACTION, start)) return start;
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end + 1;
}

const BYTE_ORDER_MARK = '\uFEFF';

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
