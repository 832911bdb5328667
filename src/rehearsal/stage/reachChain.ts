import { DatabaseError } from '../../database/failure.ts';
import type { Failure } from '../../engine/run/report.ts';
import type { Migration, MigrationFolder } from '../../migrations/migration.ts';
import type { RunContext } from '../legs/runLeg.ts';
import { appliedOf, bringTo } from './bringTo.ts';
import type { HeldStage } from './heldStage.ts';
import { isMadeUp, madeRoles, makeUpRoles, namedRoles } from './stageRoles.ts';
import { Watchdog } from './watchdog.ts';

/** To where a stage is brought, and how. */
export interface ReachTask {
  readonly folder: MigrationFolder;
  /** The first migrations of the folder. */
  readonly chain: readonly Migration[];
  readonly context: RunContext;
  /** Milliseconds. */
  readonly limit: number;
}

/**
 * Brings a stage to the state after a chain of migrations, without what it cannot run and what cannot
 * do without that; resolves to why that cannot be. There is no way back: a stage that holds more than
 * the chain, or anything else, is thrown away, and the chain is run on a new one. Throws `DatabaseError` when the stage is lost for
 * no reason that it tells.
 */
export async function reachChain(held: HeldStage, task: ReachTask): Promise<Failure | undefined> {
  for (;;) {
    const failure = await tryToReach(held, task);
    const { provable } = await held.open();
    if (!failure || !provable.leaveOut(task.chain, failure)) return failure;
  }
}

async function tryToReach(held: HeldStage, task: ReachTask): Promise<Failure | undefined> {
  const { chain } = task;
  if (held.known?.applied === chain.length) return undefined;
  if (held.known && held.known.applied > chain.length) await held.reset();
  const applied = held.known?.applied ?? (await appliedOn(held, task));
  await provideRoles(held, task, chain.slice(applied));
  if (applied < chain.length) {
    const failure = await bring(held, task, applied);
    if (failure) return failure;
  }
  held.known = { applied: chain.length };
  return undefined;
}

/** Runs what is missing of a chain, of which so many are applied. */
async function bring(
  held: HeldStage,
  { chain, folder, context, limit }: ReachTask,
  applied: number,
): Promise<Failure | undefined> {
  const { session, provable } = await held.open();
  const run = chain.map((it, at) => (at < applied ? it : provable.of(it).migration));
  held.known = undefined;
  await held.markDirty();
  using watchdog = new Watchdog(limit, context.signal);
  const limited = { ...context, signal: watchdog.signal };
  const { failure } = await bringTo(session, folder, run, limited);
  if (!failure) await held.markClean();
  if (!failure || !session.ended) return failure;
  await held.reset();
  if (watchdog.signal.aborted || failure.server) return failure;
  throw new DatabaseError('lost', failure.message);
}

/** How many migrations of a chain the stage holds; none where it had to be reset. */
async function appliedOn(held: HeldStage, { chain, context }: ReachTask): Promise<number> {
  const { session } = await held.open();
  const applied = await appliedOf(session, chain, context);
  const isMade = await isMadeUp(session, madeRoles(chain.slice(applied ?? 0)));
  if (applied !== undefined && !isMade) return applied;
  await held.reset();
  return 0;
}

/** A role that was made up, and that a migration makes itself, must not be there before it. */
export async function forgetRoles(held: HeldStage, migration: Migration): Promise<void> {
  const made = madeRoles([migration]);
  if (made.size === 0) return;
  const { session } = await held.open();
  if (await isMadeUp(session, made)) await held.reset();
}

/** Makes up the roles that migrations name, and no migration of the folder makes. */
export async function provideRoles(
  held: HeldStage,
  { folder, context }: Pick<ReachTask, 'folder' | 'context'>,
  migrations: readonly Migration[],
): Promise<void> {
  if (!held.ownsServer) return;
  const named = namedRoles(migrations, context.parser);
  if (named.size === 0) return;
  for (const name of madeRoles(folder.migrations)) named.delete(name);
  const { session } = await held.open();
  const isNew = await makeUpRoles(session, named);
  if (isNew && held.known) held.known = { applied: held.known.applied };
}
