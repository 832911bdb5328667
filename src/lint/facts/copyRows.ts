import type { Nodes } from '../../sql/nodes.ts';
import { wordsOf } from '../../sql/nodes.ts';
import type { CopyFromClient } from './copyData.ts';
import { sqlName, sqlTable } from './sqlName.ts';
import { literal } from './sqlText.ts';

/** Data of COPY in its text format as an INSERT; undefined when there is none, or it is in another format. */
export function insertOf({ statement, data }: CopyFromClient, text: string): string | undefined {
  const { relation, attlist, options } = statement.node as Nodes['CopyStmt'];
  const lines = text.slice(data.start, data.end).split(/\r?\n/).slice(0, -1);
  if (options || !relation || lines.length === 0 || lines.some(hasBytes)) return undefined;
  const rows = lines.map((line) => line.split('\t').map(valueText));
  const [width] = rows.map(({ length }) => length);
  if (rows.some(({ length }) => length !== width)) return undefined;
  const names = wordsOf(attlist).map(sqlName).join(', ');
  const head = `INSERT INTO ${sqlTable(relation)}${names && ` (${names})`}`;
  return `${head} VALUES\n${rows.map((row) => `    (${row.join(', ')})`).join(',\n')};`;
}

/** Every value is written as a string, which PostgreSQL reads by the type of the column, as COPY does. */
function valueText(field: string): string {
  if (field === '\\N') return 'NULL';
  const value = field.replaceAll(ESCAPE, unescaped);
  if (!/[\n\r]/.test(value)) return literal(value);
  const escaped = value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `E${literal(escaped)}`;
}

/** Parts of a character, in the encoding of the client. */
function hasBytes(line: string): boolean {
  return /\\(?:x[89a-f][0-9a-f]|[23][0-7][0-7])/i.test(line);
}

const ESCAPE = /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|([\s\S]))/g;

function unescaped(_whole: string, octal?: string, hex?: string, char = ''): string {
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
  return LETTERS[char] ?? char;
}

const LETTERS: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
