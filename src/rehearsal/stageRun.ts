import type { Session } from '../database/session.ts';
import type { Failure } from '../engine/report.ts';
import type { Migration } from '../migrations/migration.ts';
import type { Parser } from '../sql/parser.ts';
import { appliedOf, bringTo } from './bringTo.ts';
import type { FolderTask } from './folderTask.ts';
import { ProvableMigrations } from './provableMigrations.ts';
import type { State } from './readState.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Standing } from './rehearsalTask.ts';
import { type Rehearsed, rehearse } from './rehearse.ts';
import type { Stage } from './stage.ts';
import { isMadeUp, madeRoles, makeUpRoles, namedRoles } from './stageRoles.ts';
import { tidy } from './tidy.ts';
import { unprovenChain, unprovenVerdict } from './unprovenVerdict.ts';
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
  readonly state?: State;
}

interface Opened {
  readonly session: Session;
  readonly provable: ProvableMigrations;
}

/** Rehearses migrations of a folder on a stage, one after the other, and knows where that stands. */
export class StageRun {
  readonly #stage: Stage;
  readonly #task: FolderTask;
  readonly #limit: number;
  #opened: Opened | undefined;
  #provable: ProvableMigrations | undefined;
  #isDirty = false;
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
    await this.#opened?.session.close().catch(() => undefined);
    this.#opened = undefined;
  }

  /** Undefined when the stage was lost for no reason that it tells, or the abort came. */
  async #attempt(migration: Migration): Promise<Rehearsal | undefined> {
    const { folder, context } = this.#task;
    if (context.signal?.aborted) return undefined;
    const chain = folder.migrations.slice(0, folder.migrations.indexOf(migration));
    if (!(await this.#reach(chain, migration))) return this.#withoutChain(migration);
    using watchdog = new Watchdog(this.#limit, context.signal);
    const { rehearsal, standing } = await this.#rehearse(migration, chain, watchdog.signal);
    const isLost = this.#opened?.session.ended === true;
    await this.#settle(chain, standing);
    if (watchdog.hasExpired && isLost) return this.#overdue(rehearsal);
    return isLost && !rehearsal.failure?.server ? undefined : this.#worded(migration, rehearsal);
  }

  async #rehearse(
    migration: Migration,
    chain: readonly Migration[],
    signal: AbortSignal,
  ): Promise<Rehearsed> {
    const { folder, isDraft = false, isThorough = false } = this.#task;
    const { session, provable } = await this.#open();
    const state = this.#known?.state;
    return await rehearse(session, {
      ...{ folder, chain, migration: provable.of(migration).migration, isDraft, isThorough },
      ...(state && { before: state }),
      context: { ...this.#task.context, signal },
      onDirty: () => this.#mark('dirty'),
    });
  }

  /** Knows where the stage stands now, or throws it away. */
  async #settle(chain: readonly Migration[], standing: Standing | undefined): Promise<void> {
    const applied = chain.length + (standing?.at === 'after' ? 1 : 0);
    this.#known = standing && { applied, state: standing.state };
    if (!standing) return await this.#reset();
    await this.#mark('clean');
    this.#count += 1;
    if (this.#count % TIDY_AFTER === 0 && this.#opened) await tidy(this.#opened.session);
  }

  /** Brings the stage to the state after a chain; false when that cannot be. */
  async #reach(chain: readonly Migration[], next: Migration): Promise<boolean> {
    if (this.#broken && chain.length >= this.#broken.from) return false;
    if (this.#known?.applied !== chain.length) await this.#bring(chain);
    if (this.#broken) return false;
    await this.#makeUpRoles([next]);
    return true;
  }

  async #bring(chain: readonly Migration[]): Promise<void> {
    const { folder, context } = this.#task;
    const applied = this.#known?.applied ?? (await this.#applied(chain));
    const { session, provable } = await this.#open();
    await this.#makeUpRoles(chain.slice(applied));
    using watchdog = new Watchdog(this.#limit * CHAIN_FACTOR, context.signal);
    const limited = { ...context, signal: watchdog.signal };
    const run = chain.map((it, at) => (at < applied ? it : provable.of(it).migration));
    this.#known = undefined;
    if (applied < chain.length) await this.#mark('dirty');
    const { failure } = await bringTo(session, folder, run, limited);
    if (failure && !context.signal?.aborted) this.#broken = { from: chain.length, failure };
    if (failure && session.ended) return await this.#reset();
    if (!session.ended) await this.#mark('clean');
    this.#known = { applied: chain.length };
  }

  /** How many migrations of a chain the stage holds; none where it had to be reset. */
  async #applied(chain: readonly Migration[]): Promise<number> {
    const { session } = await this.#open();
    const applied = await appliedOf(session, chain, this.#task.context);
    const isMade = await isMadeUp(session, madeRoles(chain.slice(applied ?? 0)));
    if (applied !== undefined && !isMade) return applied;
    await this.#reset();
    return 0;
  }

  async #makeUpRoles(migrations: readonly Migration[]): Promise<void> {
    const { folder, context } = this.#task;
    if (!this.#stage.ownsServer) return;
    const named = namedRoles(migrations, context.parser);
    if (named.size === 0) return;
    for (const name of madeRoles(folder.migrations)) named.delete(name);
    const { session } = await this.#open();
    const isNew = await makeUpRoles(session, named);
    if (isNew && this.#known) this.#known = { applied: this.#known.applied };
  }

  /** What the verdict is worth, where something was left out of what was run. */
  async #worded(migration: Migration, rehearsal: Rehearsal): Promise<Rehearsal> {
    const { provable } = await this.#open();
    const own = unprovenVerdict(rehearsal, provable.of(migration).reasons);
    if (!own.failure) return own;
    const { migrations } = this.#task.folder;
    const chain = migrations.slice(0, migrations.indexOf(migration));
    return unprovenChain(
      own,
      chain.flatMap((it) => provable.of(it).reasons),
    );
  }

  #withoutChain({ version, description }: Migration): Rehearsal | undefined {
    if (!this.#broken) return undefined;
    const { path, message } = this.#broken.failure;
    const at = path === undefined ? '' : ` (${path})`;
    const reasons = [`The migrations before it do not run${at}: ${message}`];
    return { version, description, verdict: 'not-provable', differences: [], changes: [], reasons };
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

  async #mark(as: 'dirty' | 'clean'): Promise<void> {
    if ((as === 'dirty') === this.#isDirty) return;
    this.#isDirty = as === 'dirty';
    await (as === 'dirty' ? this.#stage.markDirty?.() : this.#stage.markClean?.());
  }

  async #open(): Promise<Opened> {
    if (this.#opened) return this.#opened;
    const session = await this.#stage.open(this.#task.context.signal);
    this.#provable ??= await provableOn(session, this.#stage, this.#task.context.parser);
    this.#opened = { session, provable: this.#provable };
    return this.#opened;
  }

  async #reset(): Promise<void> {
    await this.close();
    this.#known = undefined;
    this.#isDirty = false;
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

async function provableOn(
  session: Session,
  { ownsServer = false }: Stage,
  parser: Parser,
): Promise<ProvableMigrations> {
  const rows = await session.query('SELECT name FROM pg_catalog.pg_available_extensions');
  const extensions = new Set(rows.map((row) => String(row['name'])));
  return new ProvableMigrations(parser, { extensions, ownsServer });
}
