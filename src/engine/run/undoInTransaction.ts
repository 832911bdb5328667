import { localTimeouts } from '../lock/timeouts.ts';
import type { Attempt, Performance } from './attempt.ts';
import { runScript } from './runScript.ts';

/** A down script that has no row to delete, in a transaction of its own. */
export async function undoInTransaction(attempt: Attempt): Promise<Performance> {
  const { session, timeouts } = attempt;
  await session.script(['BEGIN', ...localTimeouts(timeouts)].join('; '));
  const status = await runScript(attempt);
  attempt.phase = 'commit';
  if (status === 'open') await session.script('COMMIT');
  attempt.landed = true;
  return 'done';
}
