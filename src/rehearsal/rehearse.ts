import type { Session } from '../database/session.ts';
import type { Migration, MigrationFolder } from '../migrations/migration.ts';
import type { Catalogue } from '../schema/catalogue.ts';
import { differences } from '../schema/differences.ts';
import { declaredIrreversible } from './declaredIrreversible.ts';
import { observe } from './observe/observe.ts';
import { readState } from './readState.ts';
import type { Leg, Rehearsal, Verdict } from './rehearsal.ts';
import { type RunContext, runLeg } from './runLeg.ts';

/** A migration that is to be rehearsed on what is before it. */
export interface RehearsalTask {
  readonly folder: MigrationFolder;
  /** The migrations before it, all of which are applied on the stage. */
  readonly chain: readonly Migration[];
  readonly migration: Migration;
  readonly context: RunContext;
}

/** A rehearsal, and what it leaves of the stage. */
export interface Rehearsed {
  readonly rehearsal: Rehearsal;
  /** True when the stage is in the state after the migration, and nothing else is left behind. */
  readonly isClean: boolean;
}

/**
 * Runs a migration up, down and up again, each as the engine runs it for real, and compares what the
 * database holds at each end. The stage must be in the state before it. Throws `DatabaseError` when
 * the stage is lost.
 */
export async function rehearse(session: Session, task: RehearsalTask): Promise<Rehearsed> {
  const run = new RehearsalRun(session, task);
  return await run.result();
}

class RehearsalRun {
  readonly #session: Session;
  readonly #task: RehearsalTask;
  #found: Partial<Rehearsal> = {};

  constructor(session: Session, task: RehearsalTask) {
    this.#session = session;
    this.#task = task;
  }

  async result(): Promise<Rehearsed> {
    const before = await this.#read();
    await this.#observe();
    if (!(await this.#up('up'))) return this.#ended('fails', false);
    const after = await this.#read();
    this.#add({ changes: differences(before, after) });
    const missing = this.#withoutDown();
    if (missing) return this.#ended(missing, true);
    if (!(await this.#down())) return this.#ended('fails', false);
    const left = differences(before, await this.#read());
    this.#add({ differences: left });
    if (left.some(({ isNote }) => !isNote)) return this.#ended('not-reversed', false);
    return await this.#again(after);
  }

  /** Before the way there, so that it meets what the first run of it meets. */
  async #observe(): Promise<void> {
    const { migration, context } = this.#task;
    if (!context.isObserved || !migration.up) return;
    this.#add({ observed: await observe(this.#session, migration.up.text, context) });
  }

  async #again(after: Catalogue): Promise<Rehearsed> {
    if (!(await this.#up('up again'))) return this.#ended('not-repeatable', false);
    const other = differences(after, await this.#read());
    const counts = other.some(({ isNote }) => !isNote);
    if (counts) this.#add({ differences: other });
    return this.#ended(counts ? 'not-repeatable' : 'reversible', !counts);
  }

  #read(): Promise<Catalogue> {
    return readState(this.#session, this.#task.context.ledgerName);
  }

  #withoutDown(): Verdict | undefined {
    const { migration } = this.#task;
    const reason = declaredIrreversible(migration);
    if (reason !== undefined) this.#add({ reasons: [reason] });
    if (reason !== undefined) return 'irreversible';
    return migration.down ? undefined : 'no-down';
  }

  async #up(leg: Leg): Promise<boolean> {
    const took = await this.#leg(leg, 'run');
    if (leg === 'up') this.#add({ upMs: took });
    return this.#found.failure === undefined;
  }

  async #down(): Promise<boolean> {
    this.#add({ downMs: await this.#leg('down', 'revert-last') });
    return this.#found.failure === undefined;
  }

  async #leg(leg: Leg, kind: 'run' | 'revert-last'): Promise<number> {
    const { folder, chain, migration, context } = this.#task;
    const migrations = [...chain, migration];
    const short = { ...folder, migrations, problems: [] };
    const { took, failure } = await runLeg(this.#session, short, { kind }, context);
    if (failure) this.#add({ failure: { ...failure, leg } });
    return took;
  }

  #add(found: Partial<Rehearsal>): void {
    this.#found = { ...this.#found, ...found };
  }

  #ended(verdict: Verdict, isClean: boolean): Rehearsed {
    const { version, description } = this.#task.migration;
    const empty = { differences: [], changes: [], reasons: [] };
    return { rehearsal: { ...empty, ...this.#found, version, description, verdict }, isClean };
  }
}
