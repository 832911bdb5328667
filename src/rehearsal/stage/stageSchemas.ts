import { DatabaseError } from '../../database/failure.ts';
import type { Failure } from '../../engine/run/report.ts';
import type { MigrationFolder } from '../../migrations/migration.ts';
import type { Catalogue, CatalogueRow } from '../../schema/catalogue.ts';
import { withoutServer } from '../../schema/withoutServer.ts';
import type { RunContext } from '../legs/runLeg.ts';
import { HeldStage } from './heldStage.ts';
import { reachChain } from './reachChain.ts';
import { readState } from './readState.ts';
import type { Stage } from './stage.ts';
import { MADE_UP } from './stageRoles.ts';

/** Which schemas of a folder are wanted. */
export interface SchemaTask {
  readonly folder: MigrationFolder;
  readonly context: RunContext;
  /** After how many of the folder's migrations; 0 is the empty database. */
  readonly counts: readonly number[];
  /** Milliseconds that all migrations together may take; absent: ten minutes. */
  readonly timeLimit?: number;
}

/** The schemas after so many migrations, or why there are none. */
export type StageSchemas =
  | {
      readonly schemas: ReadonlyMap<number, Catalogue>;
      /** What of the migrations was not run, as the stage lacks what it needs. One sentence each. */
      readonly left: readonly string[];
    }
  | { readonly failure: Failure };

const TIME_LIMIT = 600_000;

/**
 * Brings the stage to each state that is wanted and reads its schema, without the ledger, without the
 * roles that only the stage has, and without those of a server that others use as well. A stage that is lost for no reason is tried once more. When it is
 * aborted (`context.signal`) that is the failure. Throws `ConnectionError` and `DatabaseError` where
 * no stage is to be had.
 */
export async function stageSchemas(stage: Stage, task: SchemaTask): Promise<StageSchemas> {
  const held = new HeldStage(stage, task.context.parser, task.context.signal);
  try {
    return await attempt(held, task);
  } finally {
    await held.close();
  }
}

async function attempt(held: HeldStage, task: SchemaTask): Promise<StageSchemas> {
  try {
    return await readAll(held, task);
  } catch (error) {
    if (!(error instanceof DatabaseError) || task.context.signal?.aborted) throw error;
    await held.reset();
    return await readAll(held, task);
  }
}

/** Upwards: a stage has no way back but to begin anew. */
async function readAll(held: HeldStage, task: SchemaTask): Promise<StageSchemas> {
  const { folder, context, timeLimit: limit = TIME_LIMIT } = task;
  const schemas = new Map<number, Catalogue>();
  for (const count of [...new Set(task.counts)].sort((a, b) => a - b)) {
    const chain = folder.migrations.slice(0, count);
    const failure = await reachChain(held, { folder, chain, context, limit });
    if (failure) return { failure };
    const { session } = await held.open();
    const state = await readState(session, context.ledgerName);
    schemas.set(count, held.ownsServer ? withoutMadeUp(state) : withoutServer(state));
  }
  const { provable } = await held.open();
  const most = folder.migrations.slice(0, Math.max(0, ...task.counts));
  return {
    schemas,
    left: most.flatMap((it) => provable.of(it).notRun.map(({ reason }) => reason)),
  };
}

/** A role that migrations name and nobody makes is there for their sake only. */
function withoutMadeUp({ rows }: Catalogue): Catalogue {
  const marks = rows.filter((it) => it.kind === 'shared comment' && it.definition === MADE_UP);
  const roles = new Set(marks.map(({ identity }) => identity));
  const isMadeUp = ({ kind, identity }: CatalogueRow): boolean =>
    (kind === 'role' && roles.has(`role ${identity}`)) ||
    (kind === 'shared comment' && roles.has(identity));
  return { rows: rows.filter((it) => !isMadeUp(it)) };
}
