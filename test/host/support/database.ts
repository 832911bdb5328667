import { randomUUID } from 'node:crypto';
import { connect } from '../../../src/database/connect/connect.ts';
import { parseConnectionUrl } from '../../../src/database/connect/connectionUrl.ts';
import { installedEnvironment } from '../../../src/database/connect/installedEnvironment.ts';
import type { Row, Session } from '../../../src/database/session.ts';
import type { ServerTarget, Target } from '../../../src/database/target.ts';
import { extensionPath } from './extension.ts';
import { workspacePath } from './workspace.ts';

/** The server the window was started with; without one, cases are about the built-in database. */
const SERVER_URL = process.env['DATABASE_URL'];

/** Whether these cases run against PostgreSQL 18 as a server. */
export const isOnServer = SERVER_URL !== undefined;

/** What the target of these cases is called in questions and buttons. */
export const targetName = isOnServer ? 'local' : 'built-in';

/** Gives the extension an empty database: a new one on the server, or the built-in one emptied. */
export async function freshDatabase(): Promise<void> {
  if (SERVER_URL === undefined) {
    await withSession((session) =>
      session.script('DROP SCHEMA public CASCADE; CREATE SCHEMA public;'),
    );
    return;
  }
  const name = `case_${randomUUID().replaceAll('-', '')}`;
  process.env['DATABASE_URL'] = SERVER_URL;
  await withSession((session) => session.script(`CREATE DATABASE ${name}`));
  process.env['DATABASE_URL'] = databaseUrl(name);
}

/** The URL of a database on the server. */
export function databaseUrl(name: string): string {
  const url = new URL(SERVER_URL ?? 'postgres://localhost');
  url.pathname = `/${name}`;
  return url.href;
}

/** Asks the database by a connection of the test's own. */
export async function query(sql: string): Promise<readonly Row[]> {
  return await withSession((session) => session.query(sql));
}

export async function script(sql: string): Promise<void> {
  await withSession((session) => session.script(sql));
}

export async function withSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
  const session = await connect(target(), installedEnvironment(extensionPath(), process.env));
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

/** The names of the tables in `public`, without the ledger. */
export async function tables(): Promise<string[]> {
  const rows = await query(
    `SELECT relname FROM pg_class
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
       AND relname <> '_sqlx_migrations' ORDER BY relname`,
  );
  return rows.map((row) => String(row['relname']));
}

/** The versions in the ledger that say success; none where there is no ledger. */
export async function applied(): Promise<string[]> {
  const [ledger] = await query(`SELECT to_regclass('_sqlx_migrations') IS NOT NULL AS there`);
  if (ledger?.['there'] !== true) return [];
  const rows = await query('SELECT version FROM _sqlx_migrations WHERE success ORDER BY version');
  return rows.map((row) => String(row['version']));
}

function target(): Target {
  const url = process.env['DATABASE_URL'];
  if (url !== undefined) return serverTarget(url);
  return { kind: 'built-in', name: 'built-in', role: 'local', workspace: workspacePath() };
}

function serverTarget(url: string): ServerTarget {
  return { kind: 'server', name: 'test', role: 'local', connection: parseConnectionUrl(url, {}) };
}
