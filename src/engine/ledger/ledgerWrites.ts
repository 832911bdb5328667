import { qualified } from '../../database/quote.ts';
import type { Message, Session } from '../../database/session.ts';
import type { Migration } from '../../migrations/migration.ts';
import type { Step } from '../plan/plan.ts';
import type { LedgerLocation, LedgerRow } from './ledger.ts';

/** Creates the table with sqlx's own words (sqlx.md, section 3). `name` is raw SQL text, as there. */
export async function createLedger(session: Session, name: string): Promise<void> {
  await session.script(`
CREATE TABLE IF NOT EXISTS ${name} (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMPTZ NOT NULL DEFAULT now(),
    success BOOLEAN NOT NULL,
    checksum BYTEA NOT NULL,
    execution_time BIGINT NOT NULL
);
                `);
}

/** What a row says of a run. */
export interface Result {
  readonly success: boolean;
  /** Nanoseconds; -1 where nothing ran. */
  readonly elapsed: bigint;
}

/** Writes the row of a migration. */
export function insertRow(
  location: LedgerLocation,
  { migration, script }: Step,
  { success, elapsed }: Result,
): Message {
  return {
    kind: 'statement',
    sql: `INSERT INTO ${qualified(location)}
            (version, description, success, checksum, execution_time) VALUES ($1, $2, $3, $4, $5)`,
    values: [migration.version, migration.description, success, script.checksum, elapsed],
  };
}

/** Deletes the rows of a version. */
export function deleteRow(location: LedgerLocation, version: bigint): Message {
  return {
    kind: 'statement',
    sql: `DELETE FROM ${qualified(location)} WHERE version = $1`,
    values: [version],
  };
}

/** Marks a row dirty: sqlx and Staircase alike stop at it until a person has looked. */
export async function setFailed(
  session: Session,
  location: LedgerLocation,
  version: bigint,
): Promise<void> {
  await session.query(`UPDATE ${qualified(location)} SET success = FALSE WHERE version = $1`, [
    version.toString(),
  ]);
}

/** Gives a row the description and checksum of a file. Resolves to the number of rows changed. */
export async function setFile(
  session: Session,
  location: LedgerLocation,
  { version, description }: Pick<Migration, 'version' | 'description'>,
  checksum: Buffer,
): Promise<number> {
  const rows = await session.query(
    `UPDATE ${qualified(location)} SET description = $1, checksum = $2
     WHERE version = $3 RETURNING version`,
    [description, checksum, version.toString()],
  );
  return rows.length;
}

/** Lets a failed row count as applied. Resolves to the number of rows changed. */
export async function setSucceeded(
  session: Session,
  location: LedgerLocation,
  version: bigint,
): Promise<number> {
  const rows = await session.query(
    `UPDATE ${qualified(location)} SET success = TRUE
     WHERE version = $1 AND NOT success RETURNING version`,
    [version.toString()],
  );
  return rows.length;
}

/**
 * Deletes all rows of a version but one like this, the oldest of them. Rows may be equal in every
 * column, so they are told apart by their place. Resolves to the number of rows deleted.
 */
export async function keepOneRow(
  session: Session,
  location: LedgerLocation,
  row: LedgerRow,
): Promise<number> {
  const table = qualified(location);
  const deleted = await session.query(
    `DELETE FROM ${table} WHERE version = $1 AND (tableoid, ctid) <> (
       SELECT tableoid, ctid FROM ${table}
       WHERE version = $1 AND description = $2 AND success = $3 AND checksum = $4
         AND execution_time = $5
       ORDER BY installed_on LIMIT 1
     ) RETURNING version`,
    [
      row.version.toString(),
      row.description,
      row.success,
      row.checksum,
      row.executionTime.toString(),
    ],
  );
  return deleted.length;
}
