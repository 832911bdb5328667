import { EXIT, type Handler } from '../command.ts';
import { performPlan } from '../performPlan.ts';
import { atWorkbench } from '../planning.ts';
import { readProject } from '../project.ts';

/** `migrate reset`: takes everything back, newest first; with `--run` all of it is run again. */
export const reset: Handler = async (context) =>
  await atWorkbench(context, await readProject(context), async (bench) => {
    const nothing = 'No migrations available to revert';
    const code = await performPlan(bench, { intent: { kind: 'reset' }, nothing });
    if (code !== EXIT.fine || !context.flags.run) return code;
    return await performPlan(bench, { intent: { kind: 'run' } });
  });
