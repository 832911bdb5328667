import { likeCase } from '../facts/likeCase.ts';
import { visitTypes } from '../facts/writtenTypes.ts';
import { replacement } from '../fix.ts';
import type { Rule } from '../rule.ts';

export const preferTimestampTz: Rule = {
  name: 'prefer-timestamp-tz',
  summary: 'A timestamp without time zone does not tell which moment it is',
  severity: 'warning',
  category: 'types',
  preset: 'recommended',
  aliases: ['prefer-timestamptz'],
  isFixable: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_AddColumn', 'AT_AlterColumnType'],
    visit: visitTypes(new Set(['timestamp']), ({ shown, span, written }) => {
      const precision = /\(\s*\d+\s*\)/.exec(written)?.[0] ?? '';
      const type = likeCase(written, 'timestamptz') + precision;
      return {
        span,
        message: `"${shown}" keeps what a clock shows and drops the offset: 21:11+02 and 21:11-06 are stored as the same, though they are eight hours apart.`,
        help: `Use ${type}: it stores the moment, in the same 8 bytes.`,
        fixes: [
          { title: `Change the type to ${type}`, isSafe: false, edits: [replacement(span, type)] },
        ],
      };
    }),
  },
};
