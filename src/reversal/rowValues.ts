import { applyEdits, type Replacement } from '../lint/applyEdits.ts';
import { type ColumnFact, columnsOf } from '../lint/facts/columns.ts';
import { sqlName, sqlTable } from '../lint/facts/sqlName.ts';
import { defaultOptions } from '../lint/options.ts';
import { scriptOf } from '../lint/scriptOf.ts';
import type { Parser, Statement } from '../sql/parser.ts';

/**
 * A down script that also runs where there are rows: a column that each must have a value in comes back
 * with a default, which is taken away again. Undefined where none is of a type with a plain value.
 */
export function withRowValues(text: string, parser: Parser): string | undefined {
  const parsed = parser.parse(text);
  const source = { path: '', text, role: 'down' as const, wrapping: 'transaction' as const };
  const script = scriptOf({ ...source, parsed }, defaultOptions(new Date()));
  const edits = parsed.statements.flatMap((it) => {
    const [fact, ...others] = columnsOf(it, script);
    return fact && others.length === 0 ? valueFor(fact, it) : [];
  });
  if (edits.length === 0) return undefined;
  const isCrlf = text.includes('\r\n');
  const filled = applyEdits(text, edits).replaceAll(FAILS, GETS_VALUE);
  return filled.replaceAll(/\r?\n/g, isCrlf ? '\r\n' : '\n');
}

/** Behind a statement that does no more than to add the column. */
function valueFor(fact: ColumnFact, { span }: Statement): Replacement[] {
  const value = VALUES[fact.typeName];
  const isLast = fact.by === 'add' && fact.spanOf().end === span.end;
  if (!isLast || value === undefined || !mustBeGiven(fact)) return [];
  const zero = fact.type?.arrayBounds ? "'{}'" : value;
  const added =
    ` DEFAULT ${zero};\nALTER TABLE IF EXISTS ${sqlTable(fact.table)}\n` +
    `    ALTER COLUMN ${sqlName(fact.name)} DROP DEFAULT`;
  return [{ kind: 'replace', span: { start: span.end, end: span.end }, text: added }];
}

/** NOT NULL, and nothing that the server would take a value from. */
function mustBeGiven({ constraints }: ColumnFact): boolean {
  const kinds = new Set(constraints.map(({ contype }) => contype));
  const isFilled =
    kinds.has('CONSTR_DEFAULT') || kinds.has('CONSTR_GENERATED') || kinds.has('CONSTR_IDENTITY');
  return kinds.has('CONSTR_NOTNULL') && !isFilled;
}

/** What the linter writes above such a column, however its lines are broken. */
const FAILS = new RegExp(
  ' It fails while the table has rows: give it a DEFAULT\\.'.replaceAll(' ', '(?:\\s|--)+'),
  'g',
);

const GETS_VALUE = '\n-- Rows that are there get the value of its DEFAULT.';

/** The plainest value of a type, by PostgreSQL's own name of it. */
const VALUES: Readonly<Record<string, string>> = {
  ...{ int2: '0', int4: '0', int8: '0', numeric: '0', float4: '0', float8: '0', money: '0' },
  ...{ text: "''", varchar: "''", bpchar: "''", citext: "''", bytea: "''", bool: 'false' },
  ...{ date: "'epoch'", timestamp: "'epoch'", timestamptz: "'epoch'", interval: "'0'" },
  ...{ json: "'{}'", jsonb: "'{}'", uuid: "'00000000-0000-0000-0000-000000000000'" },
  ...{ inet: "'0.0.0.0'", time: "'00:00'", tsvector: "''" },
};
