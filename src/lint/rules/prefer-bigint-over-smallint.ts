import { likeCase } from '../facts/likeCase.ts';
import { visitTypes } from '../facts/writtenTypes.ts';
import { replacement } from '../fix.ts';
import type { Rule } from '../rule.ts';

/** What to write instead, by what is written. */
const WIDER: ReadonlyMap<string, string> = new Map([
  ['int2', 'int8'],
  ['smallserial', 'bigserial'],
  ['serial2', 'serial8'],
]);

export const preferBigintOverSmallint: Rule = {
  name: 'prefer-bigint-over-smallint',
  summary: 'A smallint ends at 32,767, and to widen it later the whole table is rewritten',
  severity: 'warning',
  category: 'types',
  preset: 'strict',
  isFixable: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_AddColumn', 'AT_AlterColumnType'],
    visit: visitTypes(new Set(['int2', 'smallserial', 'serial2']), ({ shown, span, written }) => {
      const wider = likeCase(written, WIDER.get(written.toLowerCase()) ?? 'bigint');
      return {
        span,
        message: `"${shown}" ends at 32,767. To make it wider once it holds rows, reads and writes wait while the whole table is rewritten.`,
        help: `Use ${wider}, which costs 6 bytes a row, or nothing where alignment pads a smallint.`,
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
