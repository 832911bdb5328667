import { qualified } from '../../database/quote.ts';
import type { Session } from '../../database/session.ts';
import type { Attempt } from './attempt.ts';

/** Whether the row of a step may be as it should although its connection was lost. */
export function mayBeRecorded({ step, phase, landed, isCommitSent }: Attempt): boolean {
  const isAlone = landed || step.direction === 'mark';
  return (isAlone && phase === 'record') || phase === 'commit' || isCommitSent;
}

/** Whether it is, as another session sees it: written, or gone for a revert. Throws `DatabaseError`. */
export async function isRecorded(session: Session, { location, step }: Attempt): Promise<boolean> {
  const rows = await session.query(`SELECT FROM ${qualified(location)} WHERE version = $1`, [
    step.migration.version.toString(),
  ]);
  return rows.length > 0 === (step.direction !== 'down');
}
