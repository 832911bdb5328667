import { DatabaseError } from '../database/failure.ts';
import type { Session } from '../database/session.ts';
import { cancellable, isCancellation } from '../engine/lock/cancellable.ts';
import { rollBack } from '../engine/run/rollBack.ts';
import type { Migration, Script } from '../migrations/migration.ts';
import type { Facts } from '../schema/pgDelta.ts';
import type { Parser, Statement } from '../sql/parser.ts';
import type { FolderTask } from './folderTask.ts';
import { mayShorten } from './legs/shortcut.ts';
import { runWhatRuns } from './runWhatRuns.ts';
import { HeldStage } from './stage/heldStage.ts';
import { forgetRoles, provideRoles, reachChain } from './stage/reachChain.ts';
import type { Stage } from './stage/stage.ts';
import { Watchdog } from './stage/watchdog.ts';

/** What a database holds around the scripts of a migration. */
export interface FactsAround {
  readonly before: Facts;
  readonly after: Facts;
  /** Absent where there is no down script, or it fails and is not to be run in part. */
  readonly undone?: Facts;
  /** The statements of the down script that were left out, as they fail. */
  readonly refused: readonly Statement[];
}

/** Whether a down script that fails is run without the statements that do. */
export type Failing = 'stops' | 'left out';

/** Milliseconds for a migration, and for all before it. */
const LIMITS = { own: 60_000, chain: 600_000 } as const;

/**
 * Reads what a stage holds before a migration, after its up script and after its down script.
 * Undefined where it cannot be brought there, or was aborted. Throws `ConnectionError` when there is
 * no stage to be had.
 */
export async function factsAround(
  stage: Stage,
  task: FolderTask,
  migration: Migration,
  failing: Failing = 'stops',
): Promise<FactsAround | undefined> {
  const { context, folder } = task;
  const held = new HeldStage(stage, context.parser, context.signal);
  const chain = folder.migrations.slice(0, folder.migrations.indexOf(migration));
  try {
    await forgetRoles(held, migration);
    const reach = { folder, chain, context, limit: LIMITS.chain };
    if (await reachChain(held, reach)) return undefined;
    await provideRoles(held, task, [migration]);
    const { provable } = await held.open();
    return await read(held, provable.of(migration).migration, task, failing);
  } catch (error) {
    if (error instanceof DatabaseError || isCancellation(error, context.signal)) return undefined;
    throw error;
  } finally {
    await held.close();
  }
}

/** In a transaction that is rolled back; scripts that want none leave a stage that is reset. */
async function read(
  held: HeldStage,
  migration: Migration,
  { context }: FolderTask,
  failing: Failing,
): Promise<FactsAround> {
  const { session } = await held.open();
  const isPlain = mayShorten(migration, context.parser, context.ledgerName);
  using watchdog = new Watchdog(LIMITS.own, context.signal);
  if (!isPlain) await held.markDirty();
  try {
    if (isPlain) await session.script('BEGIN');
    const leavesOut = isPlain && failing === 'left out' ? context.parser : undefined;
    return await readEach(session, migration, watchdog.signal, leavesOut);
  } finally {
    if (isPlain && !session.ended) await rollBack(session);
    else await held.reset();
  }
}

async function readEach(
  session: Session,
  { up, down }: Migration,
  signal: AbortSignal,
  leavesOut: Parser | undefined,
): Promise<FactsAround> {
  const { readFacts } = await import('../schema/pgDelta.ts');
  const run = (script: Script | undefined) =>
    cancellable(session, signal, async () => void (script && (await session.script(script.text))));
  const before = await readFacts(session);
  await run(up);
  const after = await readFacts(session);
  if (!down) return { before, after, refused: [] };
  if (leavesOut) {
    const back = () => runWhatRuns(session, down.text, leavesOut);
    const refused = await cancellable(session, signal, back);
    return { before, after, undone: await readFacts(session), refused };
  }
  try {
    await run(down);
  } catch (error) {
    if (error instanceof DatabaseError && error.kind !== 'lost')
      return { before, after, refused: [] };
    throw error;
  }
  return { before, after, undone: await readFacts(session), refused: [] };
}
