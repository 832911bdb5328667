import type { Session } from '../../database/session.ts';
import type { Loss } from './loss.ts';
import type { SeenRows } from './seenRows.ts';

/** Makes a change first, runs up and down on the same rows, and tells what is lost; undefined where they fail. */
export type Replay = (first: string) => Promise<readonly Loss[] | undefined>;

/**
 * Those of the losses that a row trigger of the table itself has written, such as an `updated_at`:
 * with its triggers off, the column is as before. They are no losses of the migration's, as any other
 * UPDATE has the same effect, and no down script could undo it.
 */
export async function triggerWrites(
  session: Session,
  losses: readonly Loss[],
  before: readonly SeenRows[],
  replay: Replay,
): Promise<readonly Loss[]> {
  const columns = losses.filter(({ column }) => column !== undefined);
  const tables = before.filter(({ table }) => columns.some((it) => it.table === table.name));
  const found: Loss[] = [];
  for (const { name } of await withTriggers(session, tables)) {
    const left = await replay(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
    const isLeft = (loss: Loss): boolean =>
      left?.some(({ table, column }) => table === name && column === loss.column) ?? true;
    found.push(...columns.filter((it) => it.table === name && !isLeft(it)));
  }
  return found;
}

async function withTriggers(session: Session, seen: readonly SeenRows[]) {
  const rows = await session.query(
    `SELECT DISTINCT tgrelid::bigint::text AS oid FROM pg_catalog.pg_trigger
     WHERE tgrelid = ANY ($1::bigint[]) AND NOT tgisinternal AND tgtype & 1 = 1`,
    [seen.map(({ table }) => table.oid)],
  );
  const oids = new Set(rows.map((row) => Number(row['oid'])));
  return seen.map(({ table }) => table).filter(({ oid }) => oids.has(oid));
}

/** Why a column that differs is not lost. */
export function writtenByTrigger({ table, column = '' }: Loss): string {
  return `That ${column} of ${table} differs is no loss: a trigger of the table writes it, as with any UPDATE.`;
}
