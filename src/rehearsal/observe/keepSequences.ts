import type { Session } from '../../database/session.ts';

/**
 * Does something and then sets all sequences back: a rollback does not, and a script that is run
 * afterwards would count on from there. PostgreSQL 18 or later.
 */
export async function keepSequences<T>(session: Session, work: () => Promise<T>): Promise<T> {
  const before = await positions(session);
  const result = await work();
  for (const [oid, now] of await positions(session)) {
    const old = before.get(oid);
    if (old && (old.value !== now.value || old.isCalled !== now.isCalled)) {
      const values = [oid, old.value, old.isCalled];
      await session.query('SELECT setval($1::oid::regclass, $2::bigint, $3::boolean)', values);
    }
  }
  return result;
}

interface Position {
  /** As text: it may exceed what a number holds. */
  readonly value: string;
  readonly isCalled: boolean;
}

async function positions(session: Session): Promise<ReadonlyMap<string, Position>> {
  const rows = await session.query(`SELECT s.seqrelid::text AS oid, d.last_value::text AS value,
      d.is_called AS called
    FROM pg_catalog.pg_sequence s, pg_catalog.pg_get_sequence_data(s.seqrelid) AS d
    WHERE d.last_value IS NOT NULL`);
  return new Map(
    rows.map((row) => [
      String(row['oid']),
      { value: String(row['value']), isCalled: row['called'] === true },
    ]),
  );
}
