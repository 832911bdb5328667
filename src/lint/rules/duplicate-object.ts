import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import type { Complaint } from '../complaint.ts';
import { alterationsOf } from '../facts/alterations.ts';
import { nameEnd, nameSpan } from '../facts/nameSpan.ts';
import { type NewName, newNames } from '../facts/newNames.ts';
import { shownOrigin } from '../facts/shownOrigin.ts';
import { shownTable } from '../facts/tableName.ts';
import type { Named } from '../history/objects.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const duplicateObject: Rule = {
  name: 'duplicate-object',
  summary: 'What is there already cannot be made again',
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  check: { each: 'script', look },
};

function* look(script: LintScript): Iterable<Complaint> {
  for (const statement of script.statements) {
    for (const made of newNames(statement.kind, statement.node)) {
      const schema = script.schemaBefore(statement);
      const found = made.find(schema);
      if (!found || schema.isDoubtful(found) || isOfOtherSession(found, script)) continue;
      yield {
        span: spanOf(made, statement, script.text),
        message: `There is ${shownWith(made)} already: ${shownOrigin(found.madeBy, script)} makes it. This statement fails.`,
        help: 'Change what is there, or take one of the two out. IF NOT EXISTS would hide that they differ.',
      };
    }
  }
}

/** Temporary tables are gone when their script has run. */
function isOfOtherSession(found: Named, { path }: LintScript): boolean {
  return 'schema' in found && found.schema === 'pg_temp' && found.madeBy.path !== path;
}

function shownWith({ what, words, of }: NewName): string {
  const name = `"${words.join('.')}"`;
  const article = /^[aeiou]/.test(what) ? 'an' : 'a';
  return `${article} ${what} ${name}${of ? ` of "${shownTable(of)}"` : ''}`;
}

function spanOf(made: NewName, statement: Statement, text: string): Span {
  const { location, command, words } = made;
  const { end } = statement.span;
  if (location !== undefined) {
    const start = statement.offsetAt(location);
    return { start, end: nameEnd(text, start, end) };
  }
  const changes = command === undefined ? [] : alterationsOf(statement.node, statement, text);
  return nameSpan(words, text, changes[command ?? 0]?.span ?? statement.span);
}
