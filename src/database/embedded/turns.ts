import type { Backend, Settings } from './backendProtocol.ts';

/** Someone who sends batches and is parted from the session while others have their turn. */
export interface TurnTaker {
  settings: Settings;
  engaged: boolean;
  readonly keepsSession: boolean;
  readonly gone: boolean;
  send(bytes: Uint8Array): void;
  refuse(sqlstate: string, reason: string): void;
  dismiss(sqlstate: string, reason: string): void;
}

/** Messages that PostgreSQL answers as one. */
export interface Batch {
  readonly client: TurnTaker;
  readonly messages: Buffer;
  /** Whether it ends with Query or Sync, which ReadyForQuery answers. */
  readonly complete: boolean;
  /** Whether the client's next batch refers to what this one leaves: a Parse to be executed. */
  readonly halfway: boolean;
}

/**
 * Shares the one session PGlite has. Between two transactions the session passes to whoever waits
 * longest; settings are put aside and brought back. Who leaves behind what cannot be put aside
 * (temporary tables, prepared statements...) keeps it until it hangs up, and others wait.
 */
export class Turns {
  readonly #backend: Backend;
  readonly #onFailure: (reason: string) => void;
  #waiting: Batch[] = [];
  #holder: TurnTaker | undefined;
  #running: TurnTaker | undefined;
  #busy = false;

  constructor(backend: Backend, onFailure: (reason: string) => void) {
    this.#backend = backend;
    this.#onFailure = onFailure;
  }

  submit(batch: Batch): void {
    this.#waiting.push(batch);
    this.#advance();
  }

  /** The client hung up: what it had open is rolled back, what it set is forgotten. */
  leave(client: TurnTaker): void {
    this.#waiting = this.#waiting.filter((batch) => batch.client !== client);
    this.#advance();
  }

  /** Withdraws what waits; 'running' says that only the end of the process would stop it. */
  cancel(client: TurnTaker): 'running' | 'withdrawn' | 'idle' {
    if (this.#running === client) return 'running';
    const withdrawn = this.#waiting.filter((batch) => batch.client === client && batch.complete);
    if (withdrawn.length === 0 || this.#holder === client) return 'idle';
    this.#waiting = this.#waiting.filter((batch) => batch.client !== client);
    for (const _ of withdrawn) client.refuse('57014', 'canceling statement due to user request');
    return 'withdrawn';
  }

  async #advance(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (await this.#step());
    } catch (error) {
      this.#onFailure((error as Error).message);
    } finally {
      this.#busy = false;
    }
  }

  /** Does the next thing there is to do; false when all is done or must wait. */
  async #step(): Promise<boolean> {
    if (this.#holder?.gone) return this.#clear();
    const batch = this.#next();
    if (!batch) return false;
    if (batch.client !== this.#holder && !(await this.#pass(batch.client))) return true;
    this.#waiting = this.#waiting.filter((it) => it !== batch);
    if (!batch.client.gone) await this.#run(batch);
    return true;
  }

  #next(): Batch | undefined {
    const holder = this.#holder;
    if (!holder?.engaged && !holder?.keepsSession) return this.#waiting[0];
    return this.#waiting.find((batch) => batch.client === holder);
  }

  /** Nobody is left to be disturbed: a good time to write back what recovery would have to redo. */
  async #clear(): Promise<boolean> {
    this.#holder = undefined;
    await this.#backend.discard();
    if (this.#waiting.length === 0) await this.#backend.checkpoint();
    return true;
  }

  async #pass(client: TurnTaker): Promise<boolean> {
    if (this.#holder) {
      const { kept, settings } = await this.#backend.inspect();
      this.#holder.engaged = kept;
      this.#holder.settings = settings;
      if (kept) return false;
    }
    this.#holder = undefined;
    try {
      await this.#backend.change(client.settings);
    } catch (error) {
      this.#waiting = this.#waiting.filter((batch) => batch.client !== client);
      client.dismiss('22023', (error as Error).message);
      return false;
    }
    this.#holder = client;
    return true;
  }

  async #run({ client, messages, complete, halfway }: Batch): Promise<void> {
    this.#running = client;
    const outcome = await this.#backend.execute(messages, (bytes) => client.send(bytes));
    this.#running = undefined;
    if (complete && !outcome.ready) throw new Error('PostgreSQL gave no answer');
    client.engaged = halfway || outcome.inTransaction;
  }
}
