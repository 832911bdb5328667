import type { Session } from '../database/session.ts';
import type { Failure } from '../engine/report.ts';
import type { Migration } from '../migrations/migration.ts';
import { bringTo, isWithin } from './bringTo.ts';
import type { State } from './readState.ts';
import type { Rehearsal } from './rehearsal.ts';
import { type Rehearsed, rehearse } from './rehearse.ts';
import type { FolderTask } from './rehearseFolder.ts';
import type { RunContext } from './runLeg.ts';
import type { Stage } from './stage.ts';
import { tidy } from './tidy.ts';
import { Watchdog } from './watchdog.ts';

/** Milliseconds that one migration may take where nothing else is said. */
const TIME_LIMIT = 60_000;

/** How many times as long everything before it may take. */
const CHAIN_FACTOR = 10;

/** After so many rehearsals, what they left in the catalogues is swept out (stage.md, section 4). */
const TIDY_AFTER = 50;

/** What the stage is known to hold: as many migrations of the folder, and nothing else. */
interface Known {
  readonly applied: number;
  readonly state: State;
}

/** Rehearses migrations of a folder on a stage, one after the other, and knows where that stands. */
export class StageRun {
  readonly #stage: Stage;
  readonly #task: FolderTask;
  readonly #limit: number;
  #session: Session | undefined;
  #known: Known | undefined;
  #count = 0;
  /** Why no migration from this one on can be brought to the stage. */
  #broken: { readonly from: number; readonly failure: Failure } | undefined;

  constructor(stage: Stage, task: FolderTask) {
    this.#stage = stage;
    this.#task = task;
    this.#limit = task.timeLimit ?? TIME_LIMIT;
  }

  /** Undefined when it was aborted. */
  async rehearse(migration: Migration): Promise<Rehearsal | undefined> {
    const rehearsed = (await this.#attempt(migration)) ?? (await this.#attempt(migration));
    if (this.#task.context.signal?.aborted) return undefined;
    return rehearsed ?? withFailure(migration, LOST_TWICE);
  }

  async close(): Promise<void> {
    await this.#session?.close().catch(() => undefined);
    this.#session = undefined;
  }

  /** Undefined when the stage was lost for no reason that it tells, or the abort came. */
  async #attempt(migration: Migration): Promise<Rehearsal | undefined> {
    const { folder, context } = this.#task;
    if (context.signal?.aborted) return undefined;
    const chain = folder.migrations.slice(0, folder.migrations.indexOf(migration));
    if (!(await this.#reach(chain))) return this.#broken && withoutChain(migration, this.#broken);
    using watchdog = new Watchdog(this.#limit, context.signal);
    const { rehearsal, standing } = await this.#rehearse(migration, chain, watchdog.signal);
    this.#know(chain, standing);
    const isLost = this.#session?.ended === true;
    if (!standing) await this.#reset();
    await this.#tidy();
    if (watchdog.hasExpired && isLost) return this.#overdue(rehearsal);
    return isLost && !rehearsal.failure?.server ? undefined : rehearsal;
  }

  async #rehearse(
    migration: Migration,
    chain: readonly Migration[],
    signal: AbortSignal,
  ): Promise<Rehearsed> {
    const { folder, isDraft = false, isThorough = false } = this.#task;
    const context: RunContext = { ...this.#task.context, signal };
    const before = this.#known && { before: this.#known.state };
    const task = { folder, chain, migration, context, isDraft, isThorough, ...before };
    return await rehearse(await this.#open(), task);
  }

  #know(chain: readonly Migration[], standing: Rehearsed['standing']): void {
    const applied = chain.length + (standing?.at === 'after' ? 1 : 0);
    this.#known = standing && { applied, state: standing.state };
  }

  /** Brings the stage to the state after a chain; false when that cannot be. */
  async #reach(chain: readonly Migration[]): Promise<boolean> {
    if (this.#broken && chain.length >= this.#broken.from) return false;
    if (this.#known?.applied === chain.length) return true;
    const { folder, context } = this.#task;
    using watchdog = new Watchdog(this.#limit * CHAIN_FACTOR, context.signal);
    const limited = { ...context, signal: watchdog.signal };
    if (!(await isWithin(await this.#open(), chain, context))) await this.#reset();
    this.#known = undefined;
    const { failure } = await bringTo(await this.#open(), folder, chain, limited);
    if (failure && this.#session?.ended) await this.#reset();
    if (failure && !context.signal?.aborted) this.#broken = { from: chain.length, failure };
    return failure === undefined;
  }

  #overdue(rehearsal: Rehearsal): Rehearsal {
    const leg = rehearsal.failure?.leg ?? 'up';
    const message = `It was ended after ${this.#limit / 1000} s, which is as long as a rehearsal may take.`;
    return {
      ...rehearsal,
      verdict: 'fails',
      failure: { ...rehearsal.failure, leg, message, advice: OVERDUE },
    };
  }

  async #tidy(): Promise<void> {
    this.#count += 1;
    if (this.#count % TIDY_AFTER === 0 && this.#session) await tidy(this.#session);
  }

  async #open(): Promise<Session> {
    this.#session ??= await this.#stage.open();
    return this.#session;
  }

  async #reset(): Promise<void> {
    await this.close();
    this.#known = undefined;
    await this.#stage.reset();
  }
}

const OVERDUE =
  'Look for what waits or never ends; where it needs so long, allow more time for a rehearsal.';

const LOST_TWICE: Failure = {
  message: 'The stage has ended twice while this was rehearsed.',
  advice: 'Look for what may take all the memory there is.',
};

function withFailure({ version, description }: Migration, failure: Failure): Rehearsal {
  const none = { differences: [], changes: [], reasons: [] };
  return { version, description, verdict: 'fails', ...none, failure: { leg: 'up', ...failure } };
}

function withoutChain(
  { version, description }: Migration,
  { failure }: { readonly failure: Failure },
): Rehearsal {
  const at = failure.path === undefined ? '' : ` (${failure.path})`;
  const reasons = [`The migrations before it do not run${at}: ${failure.message}`];
  return { version, description, verdict: 'not-provable', differences: [], changes: [], reasons };
}
