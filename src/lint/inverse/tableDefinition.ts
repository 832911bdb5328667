import { sqlName } from '../facts/sqlName.ts';
import type { Column, Constraint, Table } from '../history/relations.ts';

/** CREATE TABLE as it would be written today, with what was altered since. */
export function tableDefinition(table: Table, name: string): string | undefined {
  if (!table.hasAllColumns || table.isPartitioned || table.partitionOf || table.kind !== 'table') {
    return undefined;
  }
  const columns = table.columns.map(columnDefinition);
  if (columns.some((it) => it === undefined)) return undefined;
  const constraints = table.constraints.filter(isWritten).map(constraintDefinition);
  return `CREATE TABLE IF NOT EXISTS ${name} (\n    ${[...columns, ...constraints].join(',\n    ')}\n)`;
}

/** A column's definition, without its keys and checks. */
export function columnDefinition(column: Column): string | undefined {
  const { name, typeText, notNull, identity, generated } = column;
  if (typeText === '' || column.node?.collClause) return undefined;
  const isSerial = /^(?:small|big)?serial[248]?$/i.test(typeText);
  const value = column.default;
  if (generated && value === undefined) return undefined;
  return [
    sqlName(name),
    typeText,
    identity && `GENERATED ${identity === 'always' ? 'ALWAYS' : 'BY DEFAULT'} AS IDENTITY`,
    generated && `GENERATED ALWAYS AS (${value}) ${generated.toUpperCase()}`,
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

/** `CONSTRAINT name CHECK (...)`: as one of the table, also where it was written with a column. */
export function constraintDefinition({ name, kind, columns, text }: Constraint): string {
  const body = text.replace(/^constraint\s+(?:"(?:[^"]|"")*"|\S+)\s+/i, '');
  const list = `(${columns.map(sqlName).join(', ')})`;
  const rest = body.replace(/^(?:primary\s+key|unique)\s*/i, '');
  const needsList = !rest.trimStart().startsWith('(');
  const whole =
    kind === 'foreign key' && /^references\b/i.test(body)
      ? `FOREIGN KEY ${list} ${body}`
      : (kind === 'primary key' || kind === 'unique') &&
          needsList &&
          !/^nulls\b|^using\b/i.test(rest)
        ? `${kind.toUpperCase()} ${list} ${rest}`.trimEnd()
        : body;
  return `CONSTRAINT ${sqlName(name)} ${whole}`;
}
