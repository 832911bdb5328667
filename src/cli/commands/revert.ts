import type { Handler } from '../command.ts';
import { performRevert } from '../perform/performRevert.ts';
import { readProject } from '../source/project.ts';
import { atWorkbench } from '../workbench.ts';

/** `migrate revert`: takes back the newest applied migration, or all that are newer than a version. */
export const revert: Handler = async (context) =>
  await atWorkbench(context, await readProject(context), (bench) =>
    performRevert(bench, context.flags.targetVersion ?? context.flags.version),
  );
