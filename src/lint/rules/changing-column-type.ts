import type { Statement } from '../../sql/parser.ts';
import { type ChangedType, changedTypes } from '../facts/changedTypes.ts';
import { shownTable } from '../facts/tableName.ts';
import { isUtc } from '../facts/timeZone.ts';
import { isPlainUsing, keepsRows } from '../facts/typeChange.ts';
import { waitWords } from '../locks/waitWords.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const changingColumnType: Rule = {
  name: 'changing-column-type',
  summary: 'A new type of a column mostly rewrites the table, and clients may not expect it',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_AlterColumnType'],
    visit: {
      *AlterTableStmt(_node, statement, script) {
        for (const change of changedTypes(statement, script)) {
          if (isKept(change, statement, script)) continue;
          const { column, from, fromText } = change;
          const wait = waitWords('ACCESS EXCLUSIVE', shownTable(column.table), 'rewrite');
          yield {
            span: column.spanOf(),
            message: from
              ? `${wait} "${column.name}" was ${fromText}.`
              : `${wait} That is spared only if the old type is stored alike and no narrower, as varchar is by text. No script here tells it.`,
            help: helpFor(change, script),
          };
        }
      },
    },
  },
};

const NEW_COLUMN =
  'Add a column of the new type, keep both the same with a trigger, fill it in batches, let the code read it, and drop the old one.';

const UTC =
  "If the old values are of UTC and no index has the column, SET LOCAL timezone = 'UTC' before: then no row is written. Else add a column of the new type and fill it in batches.";

function helpFor({ from, to }: ChangedType, { options }: LintScript): string {
  return from && isOfMoments(from.name, to.name) && options.pgVersion >= 12 ? UTC : NEW_COLUMN;
}

function isKept(
  { column: { column, table, name }, from, to }: ChangedType,
  statement: Statement,
  script: LintScript,
): boolean {
  if (!from || column.collClause || !isPlainUsing(column.raw_default, from, to)) return false;
  if (keepsRows(from, to)) return true;
  if (!isOfMoments(from.name, to.name) || from.isArray || to.isArray) return false;
  const { indexes = [] } = script.schemaBefore(statement).table(table) ?? {};
  if (script.options.pgVersion < 12) return false;
  return isUtc(statement, script) && !indexes.some(({ columns }) => columns.includes(name));
}

/** Measured: in a session of time zone UTC no row is written, but an index is built anew. */
function isOfMoments(from: string, to: string): boolean {
  return [from, to].sort().join() === 'timestamp,timestamptz';
}
