import type { Attempt, Performance } from './attempt.ts';
import { recordAlone } from './recordStep.ts';
import { runScript } from './runScript.ts';
import { withSessionTimeouts } from './timeouts.ts';

/** A script that says `-- no-transaction`: its row follows by itself. */
export async function outsideTransaction(attempt: Attempt): Promise<Performance> {
  const { session, timeouts } = attempt;
  const status = await withSessionTimeouts(session, timeouts, () => runScript(attempt));
  if (status === 'idle') {
    attempt.landed = true;
    return recordAlone(attempt);
  }
  await session.script('ROLLBACK');
  return 'left-open';
}
