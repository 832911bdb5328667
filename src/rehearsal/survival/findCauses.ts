import { quoteIdentifier } from '../../database/quote.ts';
import type { Session } from '../../database/session.ts';
import type { Loss } from './loss.ts';
import { plainly } from './plainly.ts';
import type { SeenRows } from './seenRows.ts';
import type { Steps } from './steps.ts';

/**
 * Which statement made each loss: the scripts are run statement by statement in the open transaction,
 * on the very rows, until what is lost is no longer there. Tables and columns are followed by what
 * they are, not by their names, so that a rename is none.
 */
export async function findCauses(
  session: Session,
  steps: Steps,
  losses: readonly Loss[],
  before: readonly SeenRows[],
): Promise<Loss[]> {
  const wanted = await tracks(session, losses, before);
  for (const leg of ['up', 'down'] as const) {
    for (const { sql, span } of steps[leg]) {
      const open = wanted.filter((it) => !it.loss.cause);
      if (open.length === 0) break;
      await session.script(sql);
      for (const it of open) {
        if (!(await isThere(session, it))) it.loss = { ...it.loss, cause: { leg, span } };
      }
    }
  }
  return wanted.map(({ loss }) => loss);
}

interface Track {
  loss: Loss;
  readonly oid: number;
  /** The column's number in its table. */
  readonly number: number | undefined;
  /** The values of the column, or one for each row. */
  readonly values: readonly (string | null)[];
}

async function tracks(
  session: Session,
  losses: readonly Loss[],
  before: readonly SeenRows[],
): Promise<Track[]> {
  const found: Track[] = [];
  for (const loss of losses) {
    const seen = before.find(({ table }) => table.name === loss.table);
    if (!seen) continue;
    const { oid } = seen.table;
    const index = seen.columns.indexOf(loss.column ?? '');
    if (loss.column === undefined) {
      // Of a large table only some rows have been seen.
      const values = (await valuesOf(session, { oid, number: undefined })) ?? [];
      found.push({ loss, oid, number: undefined, values });
      continue;
    }
    const number = await numberOf(session, oid, loss.column);
    found.push({ loss, oid, number, values: seen.rows.map((row) => row[index] ?? null) });
  }
  return found;
}

async function numberOf(session: Session, oid: number, column: string): Promise<number> {
  const [row] = await session.query(
    'SELECT attnum FROM pg_catalog.pg_attribute WHERE attrelid = $1::oid AND attname = $2',
    [oid, column],
  );
  return Number(row?.['attnum']);
}

async function isThere(session: Session, track: Track): Promise<boolean> {
  const now = await valuesOf(session, track);
  return now !== undefined && holdsAll(now, track.values);
}

/** Of all rows; undefined where the table or the column is no more. */
async function valuesOf(
  session: Session,
  { oid, number }: Pick<Track, 'oid' | 'number'>,
): Promise<(string | null)[] | undefined> {
  const [found] = await session.query(
    `SELECT n.nspname AS schema, c.relname AS name, a.attname AS column
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     LEFT JOIN pg_catalog.pg_attribute a
       ON a.attrelid = c.oid AND a.attnum = $2::int AND NOT a.attisdropped
     WHERE c.oid = $1::oid`,
    [oid, number ?? null],
  );
  if (!found || (number !== undefined && found['column'] === null)) return undefined;
  const table = [found['schema'], found['name']].map((it) => quoteIdentifier(String(it))).join('.');
  const value = number === undefined ? 'NULL' : `${quoteIdentifier(String(found['column']))}::text`;
  const query = `SELECT ${value} AS value FROM ONLY ${table}`;
  const rows = await plainly(session, query);
  return rows.map((row) => row['value'] as string | null);
}

function holdsAll(now: readonly (string | null)[], wanted: readonly (string | null)[]): boolean {
  const left = [...now];
  return wanted.every((value) => {
    const index = left.indexOf(value);
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
}
