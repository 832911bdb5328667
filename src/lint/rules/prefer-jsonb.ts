import { likeCase } from '../facts/likeCase.ts';
import { visitTypes } from '../facts/writtenTypes.ts';
import { replacement } from '../fix.ts';
import type { Rule } from '../rule.ts';

export const preferJsonb: Rule = {
  name: 'prefer-jsonb',
  summary: 'json cannot be compared and hardly be indexed; jsonb can',
  severity: 'warning',
  category: 'types',
  preset: 'recommended',
  isFixable: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_AddColumn', 'AT_AlterColumnType'],
    visit: visitTypes(new Set(['json']), ({ shown, span, written }) => {
      const type = likeCase(written, 'jsonb');
      return {
        span,
        message: `"${shown}" has no operator for equality: SELECT DISTINCT, UNION and GROUP BY over it fail. It is parsed anew at each access.`,
        help: `Use ${type}, unless the very text must be kept, with its spaces and repeated keys.`,
        fixes: [
          { title: `Change the type to ${type}`, isSafe: false, edits: [replacement(span, type)] },
        ],
      };
    }),
  },
};
