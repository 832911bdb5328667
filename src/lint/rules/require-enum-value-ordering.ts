import { findWords } from '../facts/tokens.ts';
import type { Rule } from '../rule.ts';

export const requireEnumValueOrdering: Rule = {
  name: 'require-enum-value-ordering',
  summary: 'A new value of an enum should say where it stands among the others',
  severity: 'warning',
  category: 'correctness',
  preset: 'recommended',
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      *AlterEnumStmt({ newVal, oldVal, newValNeighbor }, { span }, { text }) {
        if (newVal === undefined || oldVal !== undefined || newValNeighbor !== undefined) return;
        const add = findWords(text, span, 'add', 'value') ?? span;
        yield {
          span: { start: add.start, end: span.end },
          message: `The value '${newVal}' is put last, and ORDER BY, <, min and max go by the place in the list. The place cannot be changed afterwards.`,
          help: "Say where it belongs: BEFORE 'value' or AFTER 'value'.",
        };
      },
    },
  },
};
