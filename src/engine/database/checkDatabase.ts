import { inReadOnlyTransaction, type ReadLimits } from '../../database/readOnly.ts';
import type { Row, Session } from '../../database/session.ts';
import { ledgerFacts } from '../ledger/ledgerFacts.ts';
import { searchPath } from '../ledger/searchPath.ts';
import { lockId } from '../lock/lock.ts';
import { backendOf, findPooling, type Pooling } from '../lock/pooling.ts';
import type { DatabaseCheck, ServerFacts } from './databaseCheck.ts';
import { neededPrivileges } from './neededPrivileges.ts';
import { OLDEST_SERVER } from './oldestServer.ts';

/** What of the configuration decides what is looked for. */
export interface CheckOptions extends ReadLimits {
  /** Raw SQL text, as `table-name` in sqlx.toml. */
  readonly ledgerName: string;
  /** Raw SQL names, as `create-schemas` in sqlx.toml. */
  readonly createSchemas: readonly string[];
  /** Opens a second session, which tells the mode of a pooler; absent for the built-in database. */
  readonly observe?: () => Promise<Session>;
}

/** A server on which we cannot look any further. */
export interface TooOld {
  readonly tooOld: ServerFacts;
}

/** Looks at a database before anything is run on it. Only reads. Throws `DatabaseError`. */
export async function checkDatabase(
  session: Session,
  options: CheckOptions,
): Promise<DatabaseCheck | TooOld> {
  const { observe } = options;
  const pooling = observe ? await findPooling(session, await backendOf(session), observe) : 'none';
  return await inReadOnlyTransaction(session, () => look(session, options, pooling), options);
}

async function look(
  session: Session,
  options: CheckOptions,
  pooling: Pooling,
): Promise<DatabaseCheck | TooOld> {
  const server = await serverFacts(session);
  if (server.number < OLDEST_SERVER) return { tooOld: server };
  const [row = {}] = await session.query(CONNECTION);
  const ledger = await ledgerFacts(session, options);
  const lockHolder = await session.lockHolder(lockId(String(row['database'])));
  return {
    server,
    ...connectionFacts(row),
    pooling,
    searchPath: await searchPath(session),
    ledger,
    privileges: await neededPrivileges(session, ledger, options.createSchemas),
    ...(lockHolder && { lockHolder }),
  };
}

async function serverFacts(session: Session): Promise<ServerFacts> {
  const [row] = await session.query(
    `SELECT current_setting('server_version') AS version, current_setting('server_version_num') AS number`,
  );
  return { version: String(row?.['version']), number: Number(row?.['number']) };
}

const CONNECTION = `
  SELECT current_database() AS database, current_user AS role, session_user AS login,
         pg_is_in_recovery() AS replica, inet_server_addr() IS NULL AS socket,
         current_setting('default_transaction_read_only') = 'on' AS read_only,
         (SELECT version FROM pg_catalog.pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl) AS encryption`;

function connectionFacts(row: Row) {
  const { role, login, encryption } = row;
  return {
    database: String(row['database']),
    role: String(role),
    ...(login !== role && { login: String(login) }),
    ...(typeof encryption === 'string' && { encryption }),
    isSocket: row['socket'] === true,
    isReplica: row['replica'] === true,
    isReadOnly: row['read_only'] === true,
  };
}
