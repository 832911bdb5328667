import type { Span } from '../../sql/span.ts';
import { columnsOf } from '../facts/columns.ts';
import { typeName, typeSpan } from '../facts/typeText.ts';
import { type Fix, replacement } from '../fix.ts';
import type { Rule, Visit } from '../rule.ts';

const visit: Visit<'CreateStmt' | 'AlterTableStmt'> = function* (_node, statement, script) {
  for (const { type } of columnsOf(statement, script)) {
    if (!type || typeName(type) !== 'bpchar') continue;
    const span = typeSpan(type, statement, script.text);
    yield {
      span,
      message:
        'Values of char(n) are padded with blanks to n characters, and the blanks count in some comparisons and not in others.',
      help: 'Use text, with a CHECK on its length where that matters.',
      fixes: [fixOf(span)],
    };
  }
};

/** Not safe: longer values are no longer refused, and blanks begin to count. */
function fixOf(span: Span): Fix {
  const edits = [replacement(span, 'text')];
  return { title: 'Change the type to text', isSafe: false, edits };
}

export const banCharField: Rule = {
  name: 'ban-char-field',
  summary: 'char(n) pads values with blanks; text holds what it was given',
  severity: 'warning',
  category: 'types',
  preset: 'recommended',
  isFixable: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_AddColumn', 'AT_AlterColumnType'],
    visit: { CreateStmt: visit, AlterTableStmt: visit },
  },
};
