import type { Session } from '../../database/session.ts';
import type { Parser } from '../../sql/parser.ts';
import { ProvableMigrations } from '../provableMigrations.ts';
import type { StageOffer } from './beyondStage.ts';
import type { State } from './readState.ts';
import type { Stage } from './stage.ts';
import { tidy } from './tidy.ts';

/** What the stage is known to hold: as many migrations of the folder, and nothing else. */
export interface Known {
  readonly applied: number;
  readonly state?: State;
}

/** A session on a stage, and what can be run on it. */
export interface OpenStage {
  readonly session: Session;
  readonly provable: ProvableMigrations;
}

/** After so many rehearsals, what they left in the catalogues is swept out (stage.md, section 4). */
const TIDY_AFTER = 50;

/** A stage that one run works on, from its first session to the end: nobody else is on it. */
export class HeldStage {
  known: Known | undefined;
  readonly #stage: Stage;
  readonly #parser: Parser;
  readonly #signal: AbortSignal | undefined;
  #open: OpenStage | undefined;
  #provable: ProvableMigrations | undefined;
  #isDirty = false;
  #settled = 0;

  constructor(stage: Stage, parser: Parser, signal: AbortSignal | undefined) {
    this.#stage = stage;
    this.#parser = parser;
    this.#signal = signal;
  }

  get ownsServer(): boolean {
    return this.#stage.ownsServer ?? false;
  }

  /** Whether there was a session, and it has ended by itself. */
  get isLost(): boolean {
    return this.#open?.session.ended ?? false;
  }

  async open(): Promise<OpenStage> {
    if (this.#open) return this.#open;
    const session = await this.#stage.open(this.#signal);
    try {
      this.#provable ??= await this.#provableOn(session);
    } catch (error) {
      await session.close().catch(() => undefined);
      throw error;
    }
    this.#open = { session, provable: this.#provable };
    return this.#open;
  }

  async close(): Promise<void> {
    await this.#open?.session.close().catch(() => undefined);
    this.#open = undefined;
  }

  /** Throws away what is on the stage. */
  async reset(): Promise<void> {
    await this.close();
    this.known = undefined;
    this.#isDirty = false;
    await this.#stage.reset();
  }

  /** Before what the stage will have to be thrown away for. */
  async keep(state: string): Promise<void> {
    if (!this.#stage.keep || this.#isDirty) return;
    await this.close();
    await this.#stage.keep(state);
  }

  async markDirty(): Promise<void> {
    if (this.#isDirty) return;
    this.#isDirty = true;
    await this.#stage.markDirty?.();
  }

  async markClean(): Promise<void> {
    if (!this.#isDirty) return;
    this.#isDirty = false;
    await this.#stage.markClean?.();
  }

  /** After a rehearsal: the stage is as it is known now, or of no use where that is not known. */
  async settle(known: Known | undefined): Promise<void> {
    this.known = known;
    if (!known) return await this.reset();
    await this.markClean();
    this.#settled += 1;
    if (this.#settled % TIDY_AFTER === 0 && this.#open) await tidy(this.#open.session);
  }

  async #provableOn(session: Session): Promise<ProvableMigrations> {
    return new ProvableMigrations(this.#parser, await offerOf(session, this.ownsServer));
  }
}

/** On a stage's own server, roles that are not there are made up. */
async function offerOf(session: Session, ownsServer: boolean): Promise<StageOffer> {
  const namesIn = async (sql: string): Promise<ReadonlySet<string>> =>
    new Set((await session.query(sql)).map((row) => String(row['name'])));
  const extensions = await namesIn('SELECT name FROM pg_catalog.pg_available_extensions');
  if (ownsServer) return { extensions, ownsServer };
  const roles = await namesIn('SELECT rolname AS name FROM pg_catalog.pg_roles');
  return { extensions, ownsServer, roles };
}
