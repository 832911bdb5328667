import type { Session } from '../database/session.ts';
import { readLedger } from '../engine/ledger/readLedger.ts';
import { differences } from '../schema/differences.ts';
import type { RehearsalTask, Standing } from './rehearsalTask.ts';
import { readState, type State } from './stage/readState.ts';

/** What the stage held before a migration and, where it has run, after it. */
export interface States {
  readonly before: State;
  readonly after?: State;
}

/**
 * Which of its states the stage is in, now that the engine has run the legs for real; undefined when
 * ledger and catalogue agree on neither, or the stage is gone.
 */
export async function standingNow(
  session: Session,
  { chain, context }: RehearsalTask,
  { before, after }: States,
): Promise<Standing | undefined> {
  if (session.ended) return undefined;
  const [{ rows }, now] = [
    await readLedger(session, context.ledgerName),
    await readState(session, context.ledgerName, before),
  ];
  if (rows.some(({ success }) => !success)) return undefined;
  const isAfter = rows.length === chain.length + 1;
  const expected = isAfter ? after : before;
  if (!expected || (!isAfter && rows.length !== chain.length)) return undefined;
  if (differences(expected, now).length > 0) return undefined;
  return { at: isAfter ? 'after' : 'before', state: now };
}
