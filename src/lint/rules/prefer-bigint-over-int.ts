import { likeCase } from '../facts/likeCase.ts';
import { visitTypes } from '../facts/writtenTypes.ts';
import { replacement } from '../fix.ts';
import type { Rule } from '../rule.ts';

/** What to write instead, by what is written. */
const WIDER: ReadonlyMap<string, string> = new Map([
  ['int4', 'int8'],
  ['serial', 'bigserial'],
  ['serial4', 'serial8'],
]);

export const preferBigintOverInt: Rule = {
  name: 'prefer-bigint-over-int',
  summary: 'An int ends at 2,147,483,647, and to widen it later the whole table is rewritten',
  severity: 'warning',
  category: 'types',
  preset: 'recommended',
  isFixable: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_AddColumn', 'AT_AlterColumnType'],
    visit: visitTypes(new Set(['int4', 'serial', 'serial4']), ({ shown, span, written }) => {
      const wider = likeCase(written, WIDER.get(written.toLowerCase()) ?? 'bigint');
      return {
        span,
        message: `"${shown}" ends at 2,147,483,647. To make it a bigint once it holds rows, reads and writes wait while the whole table is rewritten.`,
        help: `Use ${wider}, which costs 4 bytes a row.`,
        fixes: [
          {
            title: `Change the type to ${wider}`,
            isSafe: false,
            edits: [replacement(span, wider)],
          },
        ],
      };
    }),
  },
};
