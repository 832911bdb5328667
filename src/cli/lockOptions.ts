import { timeoutsOf } from '../engine/timeouts.ts';
import type { LockOptions } from '../engine/underLock.ts';
import { openTarget } from './openTarget.ts';
import type { PlanOutput } from './output/planOutput.ts';
import { progressTo } from './output/progress.ts';
import type { Workbench } from './workbench.ts';

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
    // The built-in database has one session at a time: who looks would wait for what it looks at.
    ...(target.kind === 'server' && { observe: () => openTarget(context, target) }),
    ...(lockWait > 0 && { lockWait: lockWait * 1000 }),
  };
}
