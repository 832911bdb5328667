import { installedEnvironment } from '../../database/connect/installedEnvironment.ts';
import { openMaintenance } from '../../database/connect/openMaintenance.ts';
import { FALLS_ASLEEP, removeBuiltIn } from '../../database/embedded/removeBuiltIn.ts';
import type { Session } from '../../database/session.ts';
import type { ServerTarget, Target } from '../../database/target.ts';
import { createDatabase as create } from '../../engine/database/createDatabase.ts';
import type { DatabaseChange } from '../../engine/database/databaseChange.ts';
import { dropDatabase as drop } from '../../engine/database/dropDatabase.ts';
import type { CommandContext } from '../command.ts';
import { openTarget } from '../target/openTarget.ts';

/** Creates the target's database where it is missing; the built-in one is made by its first use. */
export async function createDatabase(
  context: CommandContext,
  target: Target,
): Promise<DatabaseChange> {
  if (target.kind === 'built-in') return { kind: 'unneeded' };
  return await beside(context, target, (session) => create(session, target.connection.database));
}

/** Drops the target's database where it is there. */
export async function dropDatabase(
  context: CommandContext,
  target: Target,
): Promise<DatabaseChange> {
  if (target.kind === 'built-in') {
    const { installation, environment } = context;
    const { dataRoot } = installedEnvironment(installation, environment).builtIn;
    await removeBuiltIn(target.workspace, dataRoot, FALLS_ASLEEP);
    return { kind: 'done' };
  }
  const { force = false } = context.flags;
  const { database } = target.connection;
  return await beside(context, target, (session) => drop(session, database, { force }));
}

async function beside(
  context: CommandContext,
  target: ServerTarget,
  work: (session: Session) => Promise<DatabaseChange>,
): Promise<DatabaseChange> {
  const session = await openMaintenance(target, (other) => openTarget(context, other));
  try {
    return await work(session);
  } finally {
    await session.close().catch(() => undefined);
  }
}
