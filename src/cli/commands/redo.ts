import type { Handler } from '../command.ts';
import { performPlan } from '../perform/performPlan.ts';
import { makePlan } from '../perform/planning.ts';
import { readProject } from '../source/project.ts';
import { atWorkbench } from '../workbench.ts';

/** `migrate redo`: takes the newest applied migration back and runs it again, as it is on disk now. */
export const redo: Handler = async (context) =>
  await atWorkbench(context, await readProject(context), (bench) =>
    performPlan(bench, {
      plan: (it) => makePlan(it, { kind: 'redo' }),
      nothing: 'No migrations available to redo',
    }),
  );
