import type { Row, Session } from '../../database/session.ts';

/** Who is connected to a database, as far as this role may see, each such as "psql of app (pid 4711, from 10.0.0.7)". */
export async function databaseUsers(session: Session, name: string): Promise<string[]> {
  const rows = await session.query(
    `SELECT pid, usename AS role, application_name AS application, host(client_addr) AS address
     FROM pg_catalog.pg_stat_activity
     WHERE datname = $1 AND pid <> pg_backend_pid() ORDER BY backend_start, pid`,
    [name],
  );
  return rows.map(userText);
}

/** A session without an address came over the unix socket, or is hidden from this role. */
function userText(row: Row): string {
  const application = row['application'] ? `${row['application']}` : 'a session';
  const role = row['role'] === null ? '' : ` of ${row['role']}`;
  const address = row['address'] === null ? '' : `, from ${row['address']}`;
  return `${application}${role} (pid ${row['pid']}${address})`;
}
