import { ConnectionError, DatabaseError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import type { ServerTarget } from '../../database/target.ts';
import { openPgSession } from '../../database/wire/pgSession.ts';
import { requireStageServer, requireStageVersion } from './requireStageServer.ts';
import { createScratch, dropLeftovers, dropScratch, isAllCopied } from './scratchDatabase.ts';
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
  /** What was on the stage before something that it had to be thrown away for. */
  #kept: Kept | undefined;

  /** Throws `ConnectionError` for a server that is not this machine's, or is a production one. */
  constructor(target: ServerTarget) {
    requireStageServer(target);
    this.#target = target;
    this.name = `the PostgreSQL at ${target.connection.host}:${target.connection.port}`;
  }

  async open(signal?: AbortSignal): Promise<Session> {
    // The server may have been started anew since, or the database dropped by hand.
    if (this.#isDirty || this.#scratch?.keeper.ended) await this.reset();
    this.#scratch ??= (await this.#restored()) ?? (await this.#create(signal));
    return await this.#session(this.#scratch.name, signal);
  }

  async markDirty(): Promise<void> {
    this.#isDirty = true;
  }

  async markClean(): Promise<void> {
    this.#isDirty = false;
  }

  async keep(state: string): Promise<void> {
    const scratch = this.#scratch;
    if (!scratch || this.#isDirty) return;
    if (this.#kept?.state === state) {
      this.#kept.isTried = false;
      return;
    }
    await this.#forget();
    await scratch.keeper.close();
    const copy = await this.#copyOf(scratch.name);
    this.#scratch = { ...scratch, keeper: await this.#session(scratch.name) };
    if (copy) this.#kept = { ...copy, state, isTried: false };
  }

  async reset(): Promise<void> {
    const scratch = this.#scratch;
    this.#scratch = undefined;
    this.#isDirty = false;
    if (scratch) await this.#drop(scratch);
    if (this.#kept?.isTried) await this.#forget();
  }

  async close(): Promise<void> {
    await this.reset();
    await this.#forget();
  }

  async #forget(): Promise<void> {
    const kept = this.#kept;
    this.#kept = undefined;
    if (kept) await this.#drop(kept);
  }

  async #drop({ name, keeper }: Scratch): Promise<void> {
    await keeper.close().catch(() => undefined);
    // The server may be gone; what it then still holds is a leftover for the next rehearsal.
    await this.#maintain((session) => dropScratch(session, name)).catch(unlessFailure);
  }

  /** Of a database that nobody is connected to; undefined where it cannot be copied as it is. */
  async #copyOf(name: string): Promise<Scratch | undefined> {
    try {
      const copy = await this.#maintain(async (session) =>
        (await isAllCopied(session, name)) ? await createScratch(session, name) : undefined,
      );
      return copy === undefined ? undefined : { name: copy, keeper: await this.#session(copy) };
    } catch (error) {
      unlessFailure(error);
      return undefined;
    }
  }

  async #restored(): Promise<Scratch | undefined> {
    const kept = this.#kept;
    if (!kept) return undefined;
    await kept.keeper.close().catch(() => undefined);
    const copy = await this.#copyOf(kept.name);
    const keeper = copy && (await this.#session(kept.name));
    if (keeper) this.#kept = { ...kept, keeper, isTried: true };
    else await this.#forget();
    return copy;
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

interface Kept extends Scratch {
  readonly state: string;
  /** It was gone back to, and nobody has said since that it was what was wanted. */
  isTried: boolean;
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
