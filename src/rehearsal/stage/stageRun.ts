import { createHash } from 'node:crypto';
import { ConnectionError, DatabaseError } from '../../database/failure.ts';
import { failureOf } from '../../engine/run/failureOf.ts';
import type { Failure } from '../../engine/run/report.ts';
import type { Migration } from '../../migrations/migration.ts';
import { FailingMigrations } from '../failingMigrations.ts';
import type { FolderTask } from '../folderTask.ts';
import { mayShorten } from '../legs/shortcut.ts';
import type { Rehearsal } from '../rehearsal.ts';
import type { Standing } from '../rehearsalTask.ts';
import { type Rehearsed, rehearse, type StepBack } from '../rehearse.ts';
import { unprovenAfter, unprovenChain, unprovenVerdict } from '../unprovenVerdict.ts';
import { HeldStage, type Known } from './heldStage.ts';
import { forgetRoles, provideRoles, reachChain } from './reachChain.ts';
import type { Stage } from './stage.ts';
import { Watchdog } from './watchdog.ts';

/** Milliseconds that one migration may take where nothing else is said. */
const TIME_LIMIT = 60_000;

/** How many times as long everything before it may take. */
const CHAIN_FACTOR = 10;

/** Rehearses migrations of a folder on a stage, one after the other, and knows where that stands. */
export class StageRun {
  readonly #held: HeldStage;
  readonly #task: FolderTask;
  readonly #limit: number;
  readonly #failing = new FailingMigrations();
  /** Why no migration from this one on can be brought to the stage. */
  #broken: { readonly from: number; readonly failure: Failure } | undefined;
  /** What was said when the stage was lost. */
  #loss: Failure | undefined;
  /** What is to be done to the stage when the last rehearsal was told. */
  #rest: (() => Promise<void>) | undefined;

  constructor(stage: Stage, task: FolderTask) {
    this.#held = new HeldStage(stage, task.context.parser, task.context.signal);
    this.#task = task;
    this.#limit = task.timeLimit ?? TIME_LIMIT;
  }

  /** Undefined when it was aborted. A stage that was lost for no reason is tried once more. */
  async rehearse(migration: Migration): Promise<Rehearsal | undefined> {
    await this.#doRest();
    const rehearsed = (await this.#attempt(migration)) ?? (await this.#attempt(migration));
    if (this.#task.context.signal?.aborted) return undefined;
    return rehearsed ?? lostTwice(migration, this.#loss);
  }

  async close(): Promise<void> {
    try {
      await this.#doRest();
    } finally {
      await this.#held.close();
    }
  }

  async #attempt(migration: Migration): Promise<Rehearsal | undefined> {
    if (this.#task.context.signal?.aborted) return undefined;
    try {
      return await this.#once(migration);
    } catch (error) {
      if (!this.#mayTryAgain(error)) throw error;
      this.#loss = error instanceof DatabaseError ? failureOf(error) : NO_STAGE;
      await this.#held.reset();
      return undefined;
    }
  }

  /** A stage that does not start is left for another, once. */
  #mayTryAgain(error: unknown): boolean {
    if (error instanceof DatabaseError) return true;
    return error instanceof ConnectionError && this.#loss !== NO_STAGE;
  }

  /** What cannot do without what is left out before it is left out, too, one statement after the other. */
  async #once(migration: Migration): Promise<Rehearsal | undefined> {
    for (;;) {
      await forgetRoles(this.#held, migration);
      const chain = await this.#reach(this.#before(migration));
      if (!chain) return this.#withoutChain(migration);
      await this.#keepBefore(migration, chain);
      const rehearsal = await this.#rehearsed(migration, chain);
      const { failure } = rehearsal ?? {};
      if (!rehearsal || !failure) return rehearsal && this.#worded(migration, rehearsal);
      const isOverdue = failure.advice === OVERDUE;
      if (!isOverdue && (await this.#leavesOut([...chain, migration], failure))) continue;
      if (failure.leg === 'up') this.#failing.add(migration, failure);
      return isOverdue ? rehearsal : this.#worded(migration, rehearsal);
    }
  }

  /** What cannot be run in a transaction of ours leaves a stage that must often be thrown away. */
  async #keepBefore(migration: Migration, chain: readonly Migration[]): Promise<void> {
    const { parser, ledgerName } = this.#task.context;
    if (chain.length === 0 || mayShorten(migration, parser, ledgerName)) return;
    const hash = createHash('sha256');
    for (const { version, up } of chain) hash.update(`${version} `).update(up?.checksum ?? '');
    await this.#held.keep(hash.digest('hex'));
  }

  async #leavesOut(migrations: readonly Migration[], failure: Failure): Promise<boolean> {
    const { provable } = await this.#held.open();
    return provable.leaveOut(migrations, failure);
  }

  #before(migration: Migration): readonly Migration[] {
    const { migrations } = this.#task.folder;
    return migrations.slice(0, migrations.indexOf(migration));
  }

  /** Undefined when the stage was lost for no reason that it tells, or the abort came. */
  async #rehearsed(
    migration: Migration,
    chain: readonly Migration[],
  ): Promise<Rehearsal | undefined> {
    const { context } = this.#task;
    await provideRoles(this.#held, this.#task, [migration]);
    using watchdog = new Watchdog(this.#limit, context.signal);
    const rehearsed = await this.#rehearse(migration, chain, watchdog.signal);
    const { rehearsal, standing, stepBack } = rehearsed;
    const { isLost } = this.#held;
    if (stepBack) this.#rest = () => this.#settleAfter(stepBack, chain);
    else await this.#held.settle(standing && knownOf(chain, standing));
    if (rehearsal.failure && watchdog.hasExpired) return overdue(rehearsal, this.#limit);
    this.#loss = rehearsal.failure;
    return isLost && !rehearsal.failure?.server ? undefined : rehearsal;
  }

  async #doRest(): Promise<void> {
    const rest = this.#rest;
    this.#rest = undefined;
    await rest?.();
  }

  /** Nobody waits for it, and nobody who has heard the verdict may end it: only the time limit does. */
  async #settleAfter(stepBack: StepBack, chain: readonly Migration[]): Promise<void> {
    using watchdog = new Watchdog(this.#limit, undefined);
    try {
      const standing = await stepBack(watchdog.signal);
      await this.#held.settle(standing && knownOf(chain, standing));
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      await this.#held.reset();
    }
  }

  async #rehearse(
    migration: Migration,
    chain: readonly Migration[],
    signal: AbortSignal,
  ): Promise<Rehearsed> {
    const { folder, isThorough = false } = this.#task;
    const { session, provable } = await this.#held.open();
    // What leaves something out may have to be tried again without more.
    const isDraft = this.#task.isDraft || provable.leftOf([migration]).length > 0;
    const state = this.#held.known?.state;
    return await rehearse(session, {
      ...{ folder, chain, migration: provable.of(migration).migration, isDraft, isThorough },
      ...(state && { before: state }),
      context: { ...this.#task.context, signal },
      onDirty: () => this.#held.markDirty(),
    });
  }

  /** Brings the stage to the state after those that run, and tells which; undefined when that cannot be. */
  async #reach(before: readonly Migration[]): Promise<readonly Migration[] | undefined> {
    const { folder, context } = this.#task;
    for (;;) {
      const chain = this.#failing.without(before);
      if (this.#broken && chain.length >= this.#broken.from) return undefined;
      const limit = this.#limit * CHAIN_FACTOR;
      const failure = await reachChain(this.#held, { folder, chain, context, limit });
      if (!failure) return chain;
      if (context.signal?.aborted) return undefined;
      if (this.#failing.addNamed(chain, failure)) continue;
      this.#broken = { from: chain.length, failure };
    }
  }

  /** What the verdict is worth, where something was left out of what was run. */
  async #worded(migration: Migration, rehearsal: Rehearsal): Promise<Rehearsal> {
    const before = this.#before(migration);
    const { provable } = await this.#held.open();
    const { notRun } = provable.of(migration);
    const reasons = notRun.map(({ reason }) => reason);
    const isBarred = !this.#held.ownsServer && rehearsal.failure?.sqlstate === BARRED;
    const found = isBarred ? [...reasons, NO_PRIVILEGE] : reasons;
    const broken = this.#failing.reasonAfter(before);
    const placed = { ...rehearsal, ...(notRun.length > 0 && { notRun }) };
    if (broken !== undefined) return unprovenAfter(placed, [broken, ...found]);
    const own = unprovenVerdict(placed, found);
    return own.failure ? unprovenChain(own, provable.leftOf(before)) : own;
  }

  #withoutChain({ version, description }: Migration): Rehearsal | undefined {
    if (!this.#broken) return undefined;
    const { path, message } = this.#broken.failure;
    const at = path === undefined ? '' : ` (${path})`;
    const reasons = [`The migrations before it do not run${at}: ${message}`];
    return { version, description, verdict: 'not-provable', differences: [], changes: [], reasons };
  }
}

function knownOf(chain: readonly Migration[], { at, state }: Standing): Known {
  return { applied: chain.length + (at === 'after' ? 1 : 0), state };
}

function overdue(rehearsal: Rehearsal, limit: number): Rehearsal {
  const message = `It was ended after ${limit / 1000} s, which is as long as a rehearsal may take.`;
  const failure = { leg: 'up' as const, ...rehearsal.failure, message, advice: OVERDUE };
  return { ...rehearsal, verdict: 'fails', failure };
}

/** insufficient_privilege: that of the server's role, which is another where the migration is run. */
const BARRED = '42501';

const NO_PRIVILEGE = 'The role that rehearses may not do what it needs.';

const NO_STAGE: Failure = { message: 'The stage could not be started.' };

const OVERDUE =
  'Look for what waits or never ends; where it needs so long, allow more time for a rehearsal.';

function lostTwice({ version, description }: Migration, loss: Failure | undefined): Rehearsal {
  const none = { differences: [], changes: [], reasons: [] };
  const message = `The stage was lost twice while this was rehearsed: ${loss?.message ?? ''}`;
  const failure = { leg: 'up' as const, ...loss, message };
  return { version, description, verdict: 'fails', ...none, failure };
}
