import { DatabaseError } from '../../database/failure.ts';
import { quoteIdentifier } from '../../database/quote.ts';
import type { Session } from '../../database/session.ts';
import { attemptSql } from './attempt.ts';
import type { SeedRow, SeedTable } from './seedTable.ts';

/**
 * Writes as many of the rows as the table takes. Triggers stay enabled, since they have seen the rows
 * of a real database, too; where they refuse, or where a parent comes later, the row is written
 * behind their backs (`session_replication_role`), which checks all but foreign keys. Resolves to
 * what the server has against the first row that it takes in neither way.
 */
export async function insertRows(
  session: Session,
  table: SeedTable,
  rows: readonly SeedRow[],
  isEarly: boolean,
): Promise<DatabaseError | undefined> {
  const put = (some: readonly SeedRow[], isBehind: boolean) =>
    attemptSql(session, insertion(table, some, isBehind));
  if (!isEarly && !((await put(rows, false)) instanceof Error)) return undefined;
  let first: DatabaseError | undefined;
  for (const row of rows) {
    const plain = isEarly ? undefined : await put([row], false);
    if (plain !== undefined && !(plain instanceof DatabaseError)) continue;
    // Behind the back of a foreign key, a row would be one that no database can hold.
    if (plain && isOwnRefusal(table, plain)) first ??= plain;
    else {
      const behind = await put([row], true);
      if (behind instanceof DatabaseError) first ??= behind;
    }
  }
  return first;
}

/** A constraint of the table itself is broken, not one of a table that its triggers write to. */
function isOwnRefusal({ name }: SeedTable, { server }: DatabaseError): boolean {
  if (!server?.sqlstate.startsWith('23')) return false;
  const said = server.table ?? '';
  return name.endsWith(`.${said}`) || name.endsWith(`.${quoteIdentifier(said)}`);
}

function insertion(table: SeedTable, rows: readonly SeedRow[], isBehind: boolean): string {
  const columns = table.columns.filter(({ name }) => rows.some((row) => name in row));
  const tuples = rows.map(
    (row) => `(${columns.map(({ name, type }) => expression(row[name], type))})`,
  );
  const insert =
    columns.length === 0
      ? `INSERT INTO ${table.name} DEFAULT VALUES`
      : `INSERT INTO ${table.name} (${columns.map(({ name }) => quoteIdentifier(name))})
         OVERRIDING SYSTEM VALUE VALUES ${tuples.join(', ')}`;
  if (!isBehind) return insert;
  return `SET LOCAL session_replication_role = replica; ${insert}; SET LOCAL session_replication_role = origin`;
}

function expression(value: string | null | undefined, type: string): string {
  if (value === undefined) return 'DEFAULT';
  return value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'::${type}`;
}
