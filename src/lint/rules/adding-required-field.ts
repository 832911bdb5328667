import type { Constraint } from '@pgsql/types';
import { type ConstraintFact, constraintsOf } from '../facts/constraints.ts';
import { fillingDefault } from '../facts/fillingDefault.ts';
import { likeCase } from '../facts/likeCase.ts';
import { mayHoldRows } from '../facts/mayHoldRows.ts';
import { isSerial } from '../facts/serial.ts';
import { shownTable } from '../facts/tableName.ts';
import { type Fix, insertion, replacement } from '../fix.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const addingRequiredField: Rule = {
  name: 'adding-required-field',
  summary: 'A NOT NULL column without a default cannot be added to a table that has rows',
  severity: 'warning',
  category: 'correctness',
  preset: 'recommended',
  isFixable: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_AddColumn'],
    visit: {
      *AlterTableStmt(_node, statement, script) {
        for (const fact of constraintsOf(statement, script)) {
          if (fact.by !== 'add-column' || fact.constraint.contype !== 'CONSTR_NOTNULL') continue;
          if (isFilled(fact) || !mayHoldRows(fact.table, statement, script)) continue;
          yield {
            span: fact.spanOf(),
            message: `This fails as soon as "${shownTable(fact.table)}" has a row: "${fact.column?.name}" would be NULL in it.`,
            help: 'Add a constant DEFAULT, which rewrites nothing; or add the column without NOT NULL, fill it, and set NOT NULL later.',
            fixes: () => fixesOf(fact, script),
          };
        }
      },
    },
  },
};

/** Serial and identity columns, generated ones, and those with a default other than NULL. */
function isFilled({ column }: ConstraintFact): boolean {
  return isSerial(column?.type) || column?.constraints.some(fills) === true;
}

function fills({ contype, raw_expr }: Constraint): boolean {
  if (contype !== 'CONSTR_DEFAULT')
    return contype === 'CONSTR_IDENTITY' || contype === 'CONSTR_GENERATED';
  return !(raw_expr && 'A_Const' in raw_expr && raw_expr.A_Const.isnull);
}

function fixesOf({ column, ...fact }: ConstraintFact, { text }: LintScript): Fix[] {
  const { start, end } = fact.spanOf();
  const hasDefault = column?.constraints.some(({ contype }) => contype === 'CONSTR_DEFAULT');
  const value = column?.type && !hasDefault ? fillingDefault(column.type) : undefined;
  const keyword = text.slice(end - 'null'.length, end);
  const nullable: Fix = {
    title: 'Leave out NOT NULL for now',
    isSafe: false,
    edits: [replacement({ start: text.slice(0, start).trimEnd().length, end }, '')],
  };
  if (value === undefined) return [nullable];
  const filled = ` ${likeCase(keyword, 'default')} ${value}`;
  return [
    { title: `Add DEFAULT ${value}`, isSafe: false, edits: [insertion(end, filled)] },
    nullable,
  ];
}
