import { likeCase } from '../facts/likeCase.ts';
import { sqlName } from '../facts/sqlName.ts';
import { visitTypes, type WrittenType } from '../facts/writtenTypes.ts';
import { type Fix, replacement } from '../fix.ts';
import type { Rule } from '../rule.ts';

export const preferTextField: Rule = {
  name: 'prefer-text-field',
  summary: 'The limit of varchar(n) is part of the type, and to lower it the table is rewritten',
  severity: 'warning',
  category: 'types',
  preset: 'recommended',
  isFixable: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_AddColumn', 'AT_AlterColumnType'],
    visit: visitTypes(new Set(['varchar']), (found) => {
      if (!found.type.typmods) return undefined;
      return {
        span: found.span,
        message: `The limit of "${found.shown}" is part of its type. To change the type, reads and writes wait (ACCESS EXCLUSIVE); to lower the limit, while the whole table is rewritten.`,
        help: 'Use text, and a CHECK on its length where that matters: a CHECK can be replaced while others read and write.',
        fixes: () => fixesOf(found),
      };
    }),
  },
};

function fixesOf(found: WrittenType): Fix[] {
  const { span, written, column } = found;
  const text = likeCase(written, 'text');
  const plain = { title: `Change the type to ${text}`, isSafe: false };
  const fixes: Fix[] = [{ ...plain, edits: [replacement(span, text)] }];
  const limit = /\(\s*(\d+)\s*\)/.exec(written)?.[1];
  if (column.by !== 'create' || found.type.arrayBounds || limit === undefined) return fixes;
  const check = `${text} ${likeCase(written, 'check')} (length(${sqlName(column.name)}) <= ${limit})`;
  const withCheck = { title: `Change the type to ${text} with a CHECK`, isSafe: false };
  return [...fixes, { ...withCheck, edits: [replacement(span, check)] }];
}
