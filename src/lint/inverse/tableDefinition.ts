import { nodesOf } from '../../sql/nodes.ts';
import { sqlName } from '../facts/sqlName.ts';
import { elementText } from '../history/elementText.ts';
import type { Column, Constraint, QualifiedName, Table } from '../history/relations.ts';

/** CREATE TABLE as it would be written today, with what was altered since. */
export function tableDefinition(
  table: Table,
  name: string,
  isWanted: (constraint: Constraint) => boolean,
): string | undefined {
  if (!table.hasAllColumns || table.isPartitioned || table.partitionOf || table.kind !== 'table') {
    return undefined;
  }
  const columns = table.columns.map(columnDefinition);
  if (columns.some((it) => it === undefined)) return undefined;
  const constraints = table.constraints
    .filter((it) => isWritten(it) && isWanted(it))
    .map(constraintDefinition);
  return `CREATE TABLE IF NOT EXISTS ${name} (\n    ${[...columns, ...constraints].join(',\n    ')}\n)`;
}

/** A column's definition, without its keys and checks. */
export function columnDefinition(column: Column): string | undefined {
  const { name, typeText, notNull, identity, generated } = column;
  if (typeText === '' || column.node?.collClause) return undefined;
  const isSerial = /^(?:small|big)?serial[248]?$/i.test(typeText);
  const value = column.default;
  const expression = generated && generationText(column);
  if (generated && expression === undefined) return undefined;
  return [
    sqlName(name),
    typeText,
    identity && `GENERATED ${identity === 'always' ? 'ALWAYS' : 'BY DEFAULT'} AS IDENTITY`,
    expression,
    !generated && !isSerial && value !== undefined && `DEFAULT ${value}`,
    notNull && !identity && !isSerial && 'NOT NULL',
  ]
    .filter((it) => it)
    .join(' ');
}

/** NOT NULL is said with the column. */
export function isWritten({ kind }: Constraint): boolean {
  return kind !== 'not null';
}

/** `GENERATED ALWAYS AS (...) STORED`, as it was written with the column. */
function generationText({ node, madeBy }: Column): string | undefined {
  const constraints = nodesOf(node?.constraints, 'Constraint');
  const location = constraints.find(({ contype }) => contype === 'CONSTR_GENERATED')?.location;
  if (location === undefined) return undefined;
  const text = elementText(madeBy, madeBy.statement.offsetAt(location));
  return /^generated[\s\S]*\)(?:\s*(?:stored|virtual)\b)?/i.exec(text)?.[0];
}

/**
 * `CONSTRAINT name CHECK (...)`: as one of the table, also where it was written with a column. Keys
 * are written with the names that columns and tables have now.
 */
export function constraintDefinition(constraint: Constraint): string {
  const { name, kind, columns, references, text } = constraint;
  const body = text.replace(/^constraint\s+(?:"(?:[^"]|"")*"|\S+)\s+/i, '');
  const list = `(${columns.map(sqlName).join(', ')})`;
  const start = `CONSTRAINT ${sqlName(name)}`;
  if (columns.length === 0 || !KEYS.has(kind)) return `${start} ${body}`;
  if (kind === 'foreign key') {
    const rest = /\breferences\s+(?:[\w$.]|"(?:[^"]|"")*")+([\s\S]*)$/i.exec(body)?.[1] ?? '';
    const table = references ? dottedSql(references) : '';
    return `${start} FOREIGN KEY ${list} REFERENCES ${table}${rest}`;
  }
  const [, distinct = '', rest = ''] =
    /^(?:primary\s+key|unique)\s*(nulls\s+(?:not\s+)?distinct)?\s*(?:\([^)]*\))?([\s\S]*)$/i.exec(
      body,
    ) ?? [];
  const words = [start, kind.toUpperCase(), distinct, list].filter((it) => it !== '');
  return `${words.join(' ')}${rest.trim() === '' ? '' : ` ${rest.trim()}`}`;
}

const KEYS: ReadonlySet<string> = new Set(['primary key', 'unique', 'foreign key']);

function dottedSql({ schema, name }: QualifiedName): string {
  return schema === 'public' ? sqlName(name) : `${sqlName(schema)}.${sqlName(name)}`;
}
