import { timeoutsOf } from '../../engine/lock/timeouts.ts';
import type { LockOptions } from '../../engine/lock/underLock.ts';
import type { PlanOutput } from '../output/planOutput.ts';
import { progressTo } from '../output/progress.ts';
import { observing } from '../target/openTarget.ts';
import type { Workbench } from '../workbench.ts';

/**
 * How a call works on its database: with the target's timeouts, waiting for the migration lock as long
 * as `staircase.lockWait` says, until interrupted.
 */
export function lockOptions(
  { context, project, target }: Workbench,
  output?: PlanOutput,
): LockOptions {
  const { lockWait } = project.settings;
  return {
    ...timeoutsOf(target),
    signal: context.signal,
    onEvent: progressTo(context.terminal, output),
    ...observing(context, target),
    ...(lockWait > 0 && { lockWait: lockWait * 1000 }),
  };
}
