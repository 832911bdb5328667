import { replacement, safeFix } from '../fix.ts';
import type { Rule } from '../rule.ts';

export const bom: Rule = {
  name: 'bom',
  summary: 'A byte order mark at the beginning of a file is a letter to PostgreSQL',
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  isFixable: true,
  explainsSyntaxErrors: true,
  check: {
    each: 'script',
    *look({ text }) {
      if (!text.startsWith('\ufeff')) return;
      // The mark itself cannot be seen, so the first word is pointed at with it.
      const [first = ''] = /^\ufeff\S*/.exec(text) ?? [];
      yield {
        span: { start: 0, end: first.length },
        message:
          'The file begins with a byte order mark, which PostgreSQL takes for a letter of the first word. It also hides -- no-transaction, which must stand on the first bytes.',
        help: 'Save the file as UTF-8 without BOM.',
        fixes: [safeFix('Remove the byte order mark', replacement({ start: 0, end: 1 }, ''))],
      };
    },
  },
};
