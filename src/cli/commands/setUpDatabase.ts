import type { Target } from '../../database/target.ts';
import type { CommandContext, Handler } from '../command.ts';
import { sayFailure } from '../output/sayChange.ts';
import { createDatabase } from '../perform/changeDatabase.ts';
import { performPlan } from '../perform/performPlan.ts';
import { makePlan } from '../perform/planning.ts';
import { type Project, readProject } from '../source/project.ts';
import { requireTarget } from '../target/requireTarget.ts';
import { atWorkbench } from '../workbench.ts';

/** `database setup`: creates the database unless it is there, and runs what is pending. */
export const setUpDatabase: Handler = async (context) => {
  const project = await readProject(context);
  return await setUp(context, project, await requireTarget(project));
};

/** Resolves to the exit code. */
export async function setUp(
  context: CommandContext,
  project: Project,
  target: Target,
): Promise<number> {
  const change = await createDatabase(context, target);
  if (change.kind === 'failed') return sayFailure(context, target, change);
  return await atWorkbench(context, project, (bench) =>
    performPlan(bench, { plan: (it) => makePlan(it, { kind: 'run' }) }),
  );
}
