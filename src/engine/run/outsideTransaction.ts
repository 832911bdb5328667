import { fatesOf } from '../halfDone/fates.ts';
import { findInvalidIndexes } from '../halfDone/invalidIndexes.ts';
import { hasObstacle } from '../halfDone/obstacle.ts';
import type { ScriptStatement } from '../halfDone/scriptStatements.ts';
import { takeStandings } from '../halfDone/standing.ts';
import { cancellable } from '../lock/cancellable.ts';
import { withSessionTimeouts } from '../lock/timeouts.ts';
import type { Attempt, Performance } from './attempt.ts';
import { recordAlone } from './recordStep.ts';
import { isAsShown, resumeScript } from './resumeScript.ts';
import { runScript } from './runScript.ts';

/**
 * A script that says `-- no-transaction`: its row follows by itself. The catalog is looked at before
 * and after, since nothing else can tell a half-done script from one that is still to be run.
 */
export async function outsideTransaction(attempt: Attempt): Promise<Performance> {
  const { session, step, timeouts, signal } = attempt;
  const stop = await cancellable(session, signal, () => lookFirst(attempt));
  if (stop) return stop;
  const isPartial = step.resume ?? (step.withoutRow && step.statements);
  const send = (): Promise<string> => (isPartial ? resumeScript(attempt) : runScript(attempt));
  const status = await withSessionTimeouts(session, timeouts, send);
  if (status !== 'idle') {
    await session.script('ROLLBACK');
    return 'left-open';
  }
  attempt.landed = true;
  return (await leavesInvalid(attempt)) ? 'invalid-index-left' : recordAlone(attempt);
}

/** Why the script must not be sent. */
async function lookFirst(attempt: Attempt): Promise<Performance | undefined> {
  const { session, step } = attempt;
  const { statements } = step;
  if (!statements) return undefined;
  attempt.before = await takeStandings(session, statements);
  attempt.invalid = await findInvalidIndexes(session, statements);
  if (attempt.invalid.some((it) => it.isInTheWay)) return 'invalid-index';
  attempt.fates = fatesOf({ statements, after: attempt.before, invalid: attempt.invalid });
  if (step.resume) return isAsShown(step.resume, attempt.fates) ? undefined : 'stale-resume';
  // An undo meets what was never made, and leaves that out.
  if (step.withoutRow) return undefined;
  return hasObstacle(statements, attempt.before) ? 'half-done' : undefined;
}

/** An index that was INVALID before and is not in the way is not this script's doing. */
async function leavesInvalid(attempt: Attempt): Promise<boolean> {
  const statements: readonly ScriptStatement[] = attempt.step.statements ?? [];
  if (!statements.some(({ index }) => index)) return false;
  const known = new Set(attempt.invalid?.map(({ name }) => name));
  const found = await findInvalidIndexes(attempt.session, statements);
  attempt.invalid = found.filter(({ name }) => !known.has(name));
  return attempt.invalid.length > 0;
}
