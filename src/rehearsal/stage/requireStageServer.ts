import { ConnectionError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import type { Role, ServerTarget } from '../../database/target.ts';

/** `server_version_num` of the oldest server that tells all that is compared: PostgreSQL 18. */
const OLDEST = 180_000;

/** Refuses a server on which nothing may be tried out. Throws `ConnectionError`. */
export function requireStageServer({ role, connection }: ServerTarget): void {
  if (role === 'local') return;
  const { host, port } = connection;
  throw new ConnectionError(
    'not-permitted',
    `Nothing is rehearsed on ${host}:${port}, which is ${WHY[role]}.`,
    'Name a PostgreSQL on this machine, or leave the server out: the built-in one is used then.',
  );
}

const WHY: Readonly<Record<Exclude<Role, 'local'>, string>> = {
  guarded: 'a guarded target: neither on this machine nor declared to be local',
  production: 'declared a production target',
};

/** Refuses a server that is too old to be compared. Throws `ConnectionError`, and what `query` throws. */
export async function requireStageVersion(session: Session): Promise<void> {
  const [row] = await session.query(
    `SELECT current_setting('server_version_num')::int AS number,
       current_setting('server_version') AS version`,
  );
  if (Number(row?.['number']) >= OLDEST) return;
  throw new ConnectionError(
    'other',
    `PostgreSQL ${row?.['version']} is too old for rehearsals, which need 18 or later.`,
    'Name a newer server, or leave it out: the built-in PostgreSQL 18 is used then.',
  );
}
