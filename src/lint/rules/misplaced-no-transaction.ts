import { directiveFirst, misplacedDirective } from '../facts/noTransactionLine.ts';
import type { Rule } from '../rule.ts';

export const misplacedNoTransaction: Rule = {
  name: 'misplaced-no-transaction',
  summary: 'The directive -- no-transaction counts only on the first bytes of the file',
  severity: 'warning',
  category: 'correctness',
  preset: 'recommended',
  isFixable: true,
  check: {
    each: 'script',
    *look({ role, wrapping, text, statements }) {
      if (role === 'plain' || wrapping === 'none') return;
      const span = misplacedDirective(text);
      if (!span) return;
      const isSafe = statements.length <= 1;
      const title = 'Make it the first line of the file';
      yield {
        span,
        message: `This has no effect, and the script runs in a transaction: ${reason(text)}.`,
        help: 'Write -- no-transaction, in these letters, as the first line of the file.',
        fixes: [{ title, isSafe, edits: directiveFirst(text) }],
      };
    },
  },
};

function reason(text: string): string {
  if (text.startsWith('\ufeff')) return 'the file begins with a byte order mark';
  if (!/-- no-transaction/.test(text)) return 'the directive is written in another way';
  return 'the directive counts only on the first bytes of the file';
}
