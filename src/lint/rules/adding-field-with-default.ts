import type { Statement } from '../../sql/parser.ts';
import { type ConstraintFact, constraintsOf } from '../facts/constraints.ts';
import { mayHoldRows } from '../facts/mayHoldRows.ts';
import { isSteadyRoutine } from '../facts/routineVolatility.ts';
import { shownTable } from '../facts/tableName.ts';
import { functionsOf, functionVolatility } from '../facts/volatility.ts';
import { waitWords } from '../locks/waitWords.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const addingFieldWithDefault: Rule = {
  name: 'adding-field-with-default',
  summary: 'A default that differs from row to row is written to every row while everyone waits',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_AddColumn'],
    visit: {
      *AlterTableStmt(_node, statement, script) {
        for (const fact of constraintsOf(statement, script)) {
          if (fact.by !== 'add-column' || fact.constraint.contype !== 'CONSTR_DEFAULT') continue;
          const reason = rewriteReason(fact, statement, script);
          if (reason === undefined || !mayHoldRows(fact.table, statement, script)) continue;
          const wait = waitWords('ACCESS EXCLUSIVE', shownTable(fact.table), 'rewrite');
          yield {
            span: fact.spanOf(),
            message: `${wait} ${reason}`,
            help: 'Add the column without the default, set the default for new rows with ALTER COLUMN ... SET DEFAULT, and fill the old rows in batches.',
          };
        }
      },
    },
  },
};

/** Why the rows are written; undefined when one value does for all, which is kept beside the table. */
function rewriteReason(
  { constraint: { raw_expr } }: ConstraintFact,
  statement: Statement,
  script: LintScript,
): string | undefined {
  if (raw_expr && 'A_Const' in raw_expr && raw_expr.A_Const.isnull) return undefined;
  if (script.options.pgVersion < 11) return 'Before PostgreSQL 11, each default is.';
  const calls = functionsOf(raw_expr);
  const volatile = calls.find((it) => functionVolatility(it) === 'for each row');
  if (volatile) return `${volatile.words.join('.')}() gives each row a value of its own.`;
  const unknown = calls
    .filter((it) => functionVolatility(it) === 'unknown')
    .find((it) => !isSteadyRoutine(it.words, script.schemaBefore(statement)));
  return unknown && `That is spared only if ${unknown.words.join('.')}() is STABLE or IMMUTABLE.`;
}
