import { parseConnectionUrl } from '../../src/database/connect/connectionUrl.ts';
import { quoteIdentifier } from '../../src/database/quote.ts';
import type { Session } from '../../src/database/session.ts';
import { openPgSession } from '../../src/database/wire/pgSession.ts';
import type { Stage } from '../../src/rehearsal/stage/stage.ts';
import type { TestPostgres } from '../support/postgres.ts';

/** A stage on a PostgreSQL of the tests, which nobody else uses: a new database after each reset. */
export class ServerStage implements Stage {
  readonly name = 'a PostgreSQL of the tests';
  readonly ownsServer = true;
  readonly #server: TestPostgres;
  #url: string | undefined;

  constructor(server: TestPostgres) {
    this.#server = server;
  }

  async open(): Promise<Session> {
    this.#url ??= await this.#server.createDatabase();
    return await sessionOn(this.#url);
  }

  /** Roles are the whole server's; what they own goes with the database. */
  async reset(): Promise<void> {
    if (this.#url === undefined) return;
    const database = new URL(this.#url).pathname.slice(1);
    this.#url = undefined;
    const session = await sessionOn(this.#server.url());
    await session.script(`DROP DATABASE ${quoteIdentifier(database)} WITH (FORCE)`);
    const roles = await session.query(`SELECT rolname FROM pg_catalog.pg_roles
      WHERE rolname !~ '^pg_' AND rolname <> current_user`);
    for (const { rolname } of roles) {
      await session.script(`DROP ROLE ${quoteIdentifier(String(rolname))}`);
    }
    await session.close();
  }

  async close(): Promise<void> {
    await this.reset();
  }
}

/** In the time zone of the built-in stage. */
function sessionOn(url: string): Promise<Session> {
  const parameters = parseConnectionUrl(url, { PGPASSFILE: '/nonexistent' });
  return openPgSession(parameters, {
    applicationName: 'staircase rehearsal',
    timeZone: 'Asia/Kathmandu',
  });
}
