import type { Session } from '../../database/session.ts';

/** Whether the server of this session has a database of that name, to the letter. */
export async function databaseExists(session: Session, name: string): Promise<boolean> {
  const rows = await session.query('SELECT FROM pg_catalog.pg_database WHERE datname = $1', [name]);
  return rows.length > 0;
}
