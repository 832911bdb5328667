import { type ConstraintFact, constraintsOf } from '../facts/constraints.ts';
import { likeCase } from '../facts/likeCase.ts';
import { mayHoldRows } from '../facts/mayHoldRows.ts';
import { shownTable } from '../facts/tableName.ts';
import { lastWord } from '../facts/tokens.ts';
import { type Fix, replacement } from '../fix.ts';
import { waitWords } from '../locks/waitWords.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const addGeneratedStored: Rule = {
  name: 'add-generated-stored',
  summary: 'A new STORED column is computed for every row while everyone waits',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  aliases: ['adding-field-with-default'],
  isFixable: true,
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_AddColumn'],
    visit: {
      *AlterTableStmt(_node, statement, script) {
        for (const fact of constraintsOf(statement, script)) {
          const { contype, generated_kind } = fact.constraint;
          if (contype !== 'CONSTR_GENERATED' || generated_kind === 'v') continue;
          if (fact.by !== 'add-column' || !mayHoldRows(fact.table, statement, script)) continue;
          yield {
            span: fact.spanOf(),
            message: waitWords('ACCESS EXCLUSIVE', shownTable(fact.table), 'rewrite'),
            help: 'Add a plain column, let a trigger keep it, and fill it in batches. From PostgreSQL 18 on, a VIRTUAL column is computed when it is read and rewrites nothing.',
            fixes: () => fixesOf(fact, script),
          };
        }
      },
    },
  },
};

/** PostgreSQL 18 has virtual columns; what needs the values on disk, such as an index, has them not. */
function fixesOf(fact: ConstraintFact, { text, options }: LintScript): Fix[] {
  const word = lastWord(text, fact.spanOf(), 'stored');
  if (options.pgVersion < 18 || !word) return [];
  const virtual = likeCase(text.slice(word.start, word.end), 'virtual');
  return [{ title: 'Make it VIRTUAL', isSafe: false, edits: [replacement(word, virtual)] }];
}
