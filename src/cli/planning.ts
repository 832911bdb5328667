import type { ReadLimits } from '../database/readOnly.ts';
import type { Session } from '../database/session.ts';
import type { Target } from '../database/target.ts';
import { findAppliedTexts } from '../engine/appliedTexts.ts';
import { findForeign, refuseForeign } from '../engine/foreign.ts';
import { isForHalfDone, lookAtHalfDone } from '../engine/lookAtHalfDone.ts';
import type { Intent, Plan } from '../engine/plan.ts';
import { type PlanInput, plan } from '../engine/planner.ts';
import { readLedger } from '../engine/readLedger.ts';
import { review } from '../engine/review.ts';
import type { MigrationFolder } from '../migrations/migration.ts';
import { readFolder } from '../migrations/readFolder.ts';
import type { Parser } from '../sql/parser.ts';
import type { CommandContext } from './command.ts';
import { openTarget, targetOf } from './openTarget.ts';
import type { Project } from './project.ts';
import { requireFolder } from './requireFolder.ts';

/** A call that has read its folder and reached its database. */
export interface Workbench {
  readonly context: CommandContext;
  readonly project: Project;
  readonly folder: MigrationFolder;
  readonly target: Target;
  readonly session: Session;
  readonly parser: Parser;
}

/** Opens the folder and the database of a call, and closes the session when the work is done. */
export async function atWorkbench(
  context: CommandContext,
  project: Project,
  work: (workbench: Workbench) => Promise<number>,
): Promise<number> {
  const target = await targetOf(project);
  const opening = openTarget(context, target);
  // The server answers while we read the disk and start the parser; a failure is told below.
  opening.catch(() => undefined);
  const [folder, parser] = await prepare(context, project, opening);
  const session = await opening;
  try {
    return await work({ context, project, folder, target, session, parser });
  } finally {
    await session.close().catch(() => undefined);
  }
}

async function prepare(
  context: CommandContext,
  project: Project,
  opening: Promise<Session>,
): Promise<[MigrationFolder, Parser]> {
  try {
    const folder = await requireFolder(context, project, await readSource(project));
    const { loadParser } = await import('../sql/libpgQuery.ts');
    return [folder, await loadParser()];
  } catch (error) {
    await opening.then((session) => session.close()).catch(() => undefined);
    throw error;
  }
}

/** The folder of a call as it is on disk. */
export async function readSource({ source, ignoredChars }: Project): Promise<MigrationFolder> {
  return await readFolder(source, { ignoredChars });
}

/** A person may be waiting: what takes longer than this has a reason that is better told. */
export const READ_LIMITS: ReadLimits = { lockTimeout: 30_000, statementTimeout: 60_000 };

/** The ledger as it stands, beside the folder. */
export async function readInput(workbench: Workbench): Promise<PlanInput> {
  const { context, project, folder, session, target } = workbench;
  const limits = target.kind === 'server' ? READ_LIMITS : {};
  const ledger = await readLedger(session, project.ledgerName, limits);
  return {
    folders: [folder],
    ledger,
    appliedTexts: await findAppliedTexts([folder], ledger, context.signal),
    outOfOrder: project.settings.outOfOrder,
    ...(context.flags.ignoreMissing && { ignoreMissing: true }),
  };
}

/** The plan for an intent, with what the SQL of its steps and the traces of other tools tell. */
export async function makePlan(workbench: Workbench, intent: Intent): Promise<Plan> {
  const { project, parser, session } = workbench;
  const { allowTransactionControl } = project.settings;
  const input = await readInput(workbench);
  const reviewed = review(plan(input, intent), parser, { allowTransactionControl });
  if (isForHalfDone(intent)) return await lookAtHalfDone(session, reviewed, READ_LIMITS);
  if (input.ledger.rows.length > 0) return reviewed;
  const foreign = await findForeign(session, reviewed, parser, READ_LIMITS);
  return foreign ? refuseForeign(reviewed, foreign) : reviewed;
}
