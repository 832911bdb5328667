import type { Handler } from '../command.ts';
import { performPlan } from '../perform/performPlan.ts';
import { makePlan } from '../perform/planning.ts';
import { readProject } from '../source/project.ts';
import { atWorkbench } from '../workbench.ts';

/** `migrate reset`: takes everything back, newest first; with `--run` all of it is run again. */
export const reset: Handler = async (context) =>
  await atWorkbench(context, await readProject(context), (bench) =>
    performPlan(bench, {
      plan: (it) => makePlan(it, { kind: 'reset', rerun: context.flags.run === true }),
      nothing: 'No migrations available to revert',
    }),
  );
