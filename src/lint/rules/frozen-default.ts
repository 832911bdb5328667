import type { A_Const, Node, TypeName } from '@pgsql/types';
import { tokenEnd } from '../../sql/lexer.ts';
import { inner } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Complaint } from '../complaint.ts';
import { alterationsIn } from '../facts/alterationsIn.ts';
import { columnsOf } from '../facts/columns.ts';
import { typeName } from '../facts/typeText.ts';
import { replacement } from '../fix.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

/** In a type of date or time, the words that are read as one: once, when the literal is. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['now', 'now()'],
  ['today', 'CURRENT_DATE'],
  ['tomorrow', 'CURRENT_DATE + 1'],
  ['yesterday', 'CURRENT_DATE - 1'],
]);

const TYPES: ReadonlySet<string> = new Set(['date', 'time', 'timetz', 'timestamp', 'timestamptz']);

export const frozenDefault: Rule = {
  name: 'frozen-default',
  summary: "DEFAULT 'now' is the time of the migration for ever; DEFAULT now() is that of each row",
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  isFixable: true,
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_AddColumn', 'AT_ColumnDefault'],
    visit: { CreateStmt: frozenIn, AlterTableStmt: frozenIn },
  },
};

function* frozenIn(_node: unknown, statement: Statement, script: LintScript): Iterable<Complaint> {
  for (const { value, type } of defaultsOf(statement, script)) {
    const cast = inner(value, 'TypeCast');
    const literal = inner(cast?.arg ?? value, 'A_Const');
    const instead = WORDS.get(wordOf(literal));
    const known = cast?.typeName ?? type();
    if (!literal || instead === undefined || !known || !TYPES.has(typeName(known))) continue;
    yield complaintOf(literal, instead, cast !== undefined, statement, script.text);
  }
}

interface Default {
  readonly value: Node | undefined;
  /** Undefined where nobody knows. */
  type(): TypeName | undefined;
}

function defaultsOf(statement: Statement, script: LintScript): Default[] {
  const ofColumns = columnsOf(statement, script).flatMap(({ constraints, type }) =>
    constraints
      .filter(({ contype }) => contype === 'CONSTR_DEFAULT')
      .map(({ raw_expr }) => ({ value: raw_expr, type: () => type })),
  );
  const set = alterationsIn(statement, script).filter(({ kind }) => kind === 'AT_ColumnDefault');
  const before = () => script.schemaBefore(statement);
  return [
    ...ofColumns,
    ...set.map(({ command: { def, name = '' }, table }) => ({
      value: def,
      type: () => before().column(table, name)?.type,
    })),
  ];
}

/** PostgreSQL takes `'now()'` as well: it reads past the brackets. */
function wordOf(literal: A_Const | undefined): string {
  return (literal?.sval?.sval ?? '').toLowerCase().replaceAll(/[\s()]/g, '');
}

function complaintOf(
  { location }: A_Const & { location?: number },
  instead: string,
  isCast: boolean,
  statement: Statement,
  text: string,
): Complaint {
  const start = statement.offsetAt(location ?? 0);
  const span = { start, end: tokenEnd(text, start) };
  const written = text.slice(span.start, span.end);
  const edits = [replacement(span, instead)];
  return {
    span,
    message: `${written} is worked out once, when this statement runs: every row that is written later gets the time of the migration.`,
    help: `Write ${instead}, without quotes, which is worked out for each row.`,
    fixes: isCast ? [] : [{ title: `Write ${instead}`, isSafe: false, edits }],
  };
}
