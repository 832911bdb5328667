import type { Statement } from '../../sql/parser.ts';
import type { ColumnFact } from '../facts/columns.ts';
import { type ConstraintFact, constraintsOf } from '../facts/constraints.ts';
import { mayHoldRows } from '../facts/mayHoldRows.ts';
import { shownTable, tableKey } from '../facts/tableName.ts';
import { validateLater } from '../facts/validateLater.ts';
import { waiters } from '../locks/waitWords.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const addingForeignKeyConstraint: Rule = {
  name: 'adding-foreign-key-constraint',
  summary: 'A foreign key locks both of its tables while every row is checked',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  aliases: ['constraint-missing-not-valid'],
  isFixable: true,
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_AddColumn', 'AT_AddConstraint'],
    visit: {
      *AlterTableStmt(_node, statement, script) {
        for (const fact of constraintsOf(statement, script)) {
          if (fact.constraint.contype !== 'CONSTR_FOREIGN' || !fact.checksRows) continue;
          if (!mayHoldRows(fact.table, statement, script)) continue;
          const locksOther = locksAnother(fact, statement, script);
          if (fact.column && !hasDefault(fact.column) && !locksOther) continue;
          yield {
            span: fact.spanOf(),
            message: fact.column ? withColumn(fact, locksOther) : byItself(fact, locksOther),
            ...remedy(fact, statement, script),
          };
        }
      },
    },
  },
};

const NOT_VALID =
  'Add it NOT VALID, and validate it in a later migration, where neither reads nor writes wait.';

const COLUMN_ALONE =
  'Add the column alone. Add the foreign key NOT VALID in a later migration, and validate it in one behind that.';

const PARTITIONS =
  'Before PostgreSQL 18 no foreign key of a partitioned table is NOT VALID: add it to each partition so, validate it there, and add it to the parent last.';

function remedy(fact: ConstraintFact, at: Statement, script: LintScript) {
  const isPartitioned = script.schemaBefore(at).table(fact.table)?.isPartitioned;
  if (isPartitioned && script.options.pgVersion < 18) return { help: PARTITIONS };
  const help = fact.column ? COLUMN_ALONE : NOT_VALID;
  return { help, fixes: () => validateLater(fact, script) };
}

function locksAnother({ table, constraint }: ConstraintFact, at: Statement, script: LintScript) {
  const { pktable } = constraint;
  return (
    Boolean(pktable) &&
    tableKey(pktable ?? {}) !== tableKey(table) &&
    mayHoldRows(pktable ?? {}, at, script)
  );
}

/** Measured: the rows are read only if the new column has a default, else none can be wrong. */
function hasDefault({ constraints }: ColumnFact): boolean {
  return constraints.some(({ contype }) => contype === 'CONSTR_DEFAULT');
}

function byItself({ table, constraint: { pktable } }: ConstraintFact, locksOther: boolean): string {
  const own = shownTable(table);
  const both = locksOther ? `"${own}" and "${shownTable(pktable ?? {})}"` : `"${own}"`;
  return `Writes to ${both} wait while every row of "${own}" is checked (SHARE ROW EXCLUSIVE).`;
}

function withColumn(
  { table, constraint: { pktable }, column }: ConstraintFact,
  locksOther: boolean,
): string {
  const [own, other] = [shownTable(table), shownTable(pktable ?? {})];
  const wait = `With the new column, ${waiters('ACCESS EXCLUSIVE', own)} wait while`;
  const isRead = column !== undefined && hasDefault(column);
  if (!locksOther) return `${wait} every row is checked (ACCESS EXCLUSIVE).`;
  const work = isRead
    ? `every row is checked`
    : `"${other}" is locked, too, behind all that write to it`;
  return `${wait} ${work}. Writes to "${other}" wait with them (SHARE ROW EXCLUSIVE).`;
}
