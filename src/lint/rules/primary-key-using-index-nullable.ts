import type { Statement } from '../../sql/parser.ts';
import { CheckedColumns } from '../facts/checkedColumns.ts';
import { type ConstraintFact, constraintsOf } from '../facts/constraints.ts';
import { listText } from '../facts/listText.ts';
import { mayHoldRows } from '../facts/mayHoldRows.ts';
import { shownTable } from '../facts/tableName.ts';
import { waitWords } from '../locks/waitWords.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const primaryKeyUsingIndexNullable: Rule = {
  name: 'primary-key-using-index-nullable',
  summary: 'PRIMARY KEY USING INDEX checks every row, unless its columns are NOT NULL already',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_AddColumn', 'AT_AddConstraint'],
    visit: {
      *AlterTableStmt(_node, statement, script) {
        for (const fact of constraintsOf(statement, script)) {
          const { contype, indexname } = fact.constraint;
          if (contype !== 'CONSTR_PRIMARY' || indexname === undefined) continue;
          if (!mayHoldRows(fact.table, statement, script)) continue;
          const nullable = nullableColumns(fact, statement, script);
          if (nullable.length === 0) continue;
          yield {
            span: fact.spanOf(),
            message: `${waitWords('ACCESS EXCLUSIVE', shownTable(fact.table), 'scan')} ${listText(nullable)} may be NULL so far.`,
            help: 'Set the columns NOT NULL in an earlier migration, each behind a CHECK (... IS NOT NULL) that was added NOT VALID and validated.',
          };
        }
      },
    },
  },
};

/** Of the index, as far as the scripts tell. */
function nullableColumns(
  { table, constraint }: ConstraintFact,
  statement: Statement,
  script: LintScript,
): string[] {
  const schema = script.schemaBefore(statement);
  const relname = constraint.indexname ?? '';
  const index = schema.index({ ...table, relname });
  const known = schema.table(table);
  const checked = new CheckedColumns(script);
  return (index?.columns ?? []).filter(
    (name): name is string =>
      name !== undefined &&
      known?.column(name) !== undefined &&
      !checked.has(table, name, statement),
  );
}
