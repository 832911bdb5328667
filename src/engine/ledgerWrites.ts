import { qualified } from '../database/quote.ts';
import type { Session } from '../database/session.ts';
import type { LedgerLocation } from './ledger.ts';
import type { Step } from './plan.ts';

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

/** The row of an applied migration; its time follows after the commit. */
export async function insertRow(
  session: Session,
  location: LedgerLocation,
  { migration, script }: Step,
  success: boolean,
): Promise<void> {
  await session.query(
    `INSERT INTO ${qualified(location)} (version, description, success, checksum, execution_time)
     VALUES ($1, $2, $3, $4, -1)`,
    [migration.version.toString(), migration.description, success, script.checksum],
  );
}

/** Resolves to false when there was no row to delete. */
export async function deleteRow(
  session: Session,
  location: LedgerLocation,
  version: bigint,
): Promise<boolean> {
  const rows = await session.query(
    `DELETE FROM ${qualified(location)} WHERE version = $1 RETURNING version`,
    [version.toString()],
  );
  return rows.length > 0;
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

/** `elapsed` in nanoseconds. */
export async function setExecutionTime(
  session: Session,
  location: LedgerLocation,
  version: bigint,
  elapsed: bigint,
): Promise<void> {
  await session.query(`UPDATE ${qualified(location)} SET execution_time = $1 WHERE version = $2`, [
    elapsed.toString(),
    version.toString(),
  ]);
}
