import type { Nodes } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import type { LintScript } from '../subject.ts';
import { semicolonEnd } from './statementLines.ts';

/** A COPY that waits for data from the client, and the lines of data that follow it in the script. */
export interface CopyFromClient {
  readonly statement: Statement;
  /** With its line ends, without the line `\.` that ends it; empty when there is none. */
  readonly data: Span;
  /** From the statement to the end of the line `\.`. */
  readonly whole: Span;
}

/** Those of a script, in its order. */
export function copiesFromClient({ text, statements }: LintScript): CopyFromClient[] {
  return statements.flatMap((statement, index) =>
    waitsForData(statement) ? read(statement, text, statements[index + 1]?.span.start) : [],
  );
}

/** The data reaches to the line `\.`, which must stand before the statement that comes next. */
function read(statement: Statement, text: string, limit = text.length): CopyFromClient {
  const { start, end } = statement.span;
  const sqlEnd = semicolonEnd(text, end);
  const lineEnd = text.indexOf('\n', sqlEnd);
  const dataStart = lineEnd < 0 ? text.length : lineEnd + 1;
  const found = /^\\\.[ \t]*(?:\r?\n|$)/m.exec(text.slice(dataStart, limit));
  if (!found) {
    const data = { start: dataStart, end: dataStart };
    return { statement, data, whole: { start, end: sqlEnd } };
  }
  const data = { start: dataStart, end: dataStart + found.index };
  return { statement, data, whole: { start, end: data.end + found[0].length } };
}

/** The lines of data in a script, with the line that ends each part of them. */
export function copyDataSpans(script: LintScript): Span[] {
  return copiesFromClient(script).map(({ data, whole }) => ({ start: data.start, end: whole.end }));
}

function waitsForData({ kind, node }: Statement): boolean {
  if (kind !== 'CopyStmt') return false;
  const { is_from, is_program, filename } = node as Nodes['CopyStmt'];
  return Boolean(is_from) && !is_program && filename === undefined;
}
