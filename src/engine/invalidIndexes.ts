import { DatabaseError } from '../database/failure.ts';
import type { Attempt } from './attempt.ts';

/**
 * The INVALID indexes that a failed script outside a transaction may have left, by the names that
 * stand in its text, as `schema.index` in quotes where needed. Empty when the server cannot be asked.
 */
export async function findInvalidIndexes({ session, step }: Attempt): Promise<string[]> {
  if (!step.script.noTransaction || session.ended) return [];
  try {
    const rows = await session.query(
      `SELECT c.relname AS name, format('%I.%I', n.nspname, c.relname) AS qualified
       FROM pg_catalog.pg_index i
       JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
       JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE NOT i.indisvalid`,
    );
    return rows
      .filter((row) => step.script.text.includes(String(row['name'])))
      .map((row) => String(row['qualified']));
  } catch (error) {
    if (error instanceof DatabaseError) return [];
    throw error;
  }
}
