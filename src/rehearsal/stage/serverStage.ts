import { ConnectionError, DatabaseError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import type { ServerTarget } from '../../database/target.ts';
import { openPgSession } from '../../database/wire/pgSession.ts';
import { requireStageServer, requireStageVersion } from './requireStageServer.ts';
import { createScratch, dropLeftovers, dropScratch } from './scratchDatabase.ts';
import type { Stage } from './stage.ts';
import { STAGE_TIME_ZONE } from './stageTimeZone.ts';

/**
 * A stage on a server that a person has configured, which other people's databases are on as well: a
 * database of its own that is created for it and dropped after it. Of all others only the one that
 * the URL names is connected to, and nothing in it is read or written.
 */
export class ServerStage implements Stage {
  readonly name: string;
  readonly #target: ServerTarget;
  #scratch: Scratch | undefined;
  #isDirty = false;

  /** Throws `ConnectionError` for a server that is not this machine's, or is a production one. */
  constructor(target: ServerTarget) {
    requireStageServer(target);
    this.#target = target;
    this.name = `the PostgreSQL at ${target.connection.host}:${target.connection.port}`;
  }

  async open(signal?: AbortSignal): Promise<Session> {
    // The server may have been started anew since, or the database dropped by hand.
    if (this.#isDirty || this.#scratch?.keeper.ended) await this.reset();
    this.#scratch ??= await this.#create(signal);
    return await this.#session(this.#scratch.name, signal);
  }

  async markDirty(): Promise<void> {
    this.#isDirty = true;
  }

  async markClean(): Promise<void> {
    this.#isDirty = false;
  }

  async reset(): Promise<void> {
    const scratch = this.#scratch;
    this.#scratch = undefined;
    this.#isDirty = false;
    if (!scratch) return;
    await scratch.keeper.close().catch(() => undefined);
    // The server may be gone; what it then still holds is a leftover for the next rehearsal.
    await this.#maintain((session) => dropScratch(session, scratch.name)).catch(unlessFailure);
  }

  close(): Promise<void> {
    return this.reset();
  }

  async #create(signal: AbortSignal | undefined): Promise<Scratch> {
    const name = await this.#maintain(async (session) => {
      await requireStageVersion(session);
      await dropLeftovers(session);
      return await created(session, this.name);
    }, signal);
    try {
      return { name, keeper: await this.#session(name, signal) };
    } catch (error) {
      await this.#maintain((session) => dropScratch(session, name)).catch(unlessFailure);
      throw error;
    }
  }

  async #maintain<T>(work: (session: Session) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const session = await this.#session(this.#target.connection.database, signal);
    try {
      return await work(session);
    } finally {
      await session.close().catch(() => undefined);
    }
  }

  #session(database: string, signal?: AbortSignal): Promise<Session> {
    return openPgSession(
      { ...this.#target.connection, database },
      { ...OPTIONS, ...(signal && { signal }) },
    );
  }
}

/** The database, and what keeps it alive while nobody rehearses. */
interface Scratch {
  readonly name: string;
  readonly keeper: Session;
}

const OPTIONS = { applicationName: 'staircase rehearsal', timeZone: STAGE_TIME_ZONE };

async function created(session: Session, server: string): Promise<string> {
  try {
    return await createScratch(session);
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    const { sqlstate } = error.server ?? {};
    const advice = sqlstate === NOT_ALLOWED ? MAY_CREATE : ELSE;
    const said = error.server?.message ?? error.message;
    const message = `No database for rehearsals can be created on ${server}: ${said}.`;
    throw new ConnectionError('not-permitted', message, advice, error, error.server);
  }
}

/** insufficient_privilege */
const NOT_ALLOWED = '42501';

const ELSE = 'Leave the server out: the built-in PostgreSQL is used then.';

const MAY_CREATE = `Name a role that may create databases (ALTER ROLE ... CREATEDB). ${ELSE}`;

/** What cannot be tidied up now is tidied up by the next rehearsal. */
function unlessFailure(error: unknown): void {
  if (!(error instanceof DatabaseError) && !(error instanceof ConnectionError)) throw error;
}
