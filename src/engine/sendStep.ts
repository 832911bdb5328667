import { DatabaseError } from '../database/failure.ts';
import type { Message } from '../database/session.ts';
import type { Attempt } from './attempt.ts';
import { cancellable } from './cancellable.ts';
import { markedRecord } from './markedRecord.ts';
import type { Step } from './plan.ts';
import type { Phase } from './report.ts';
import { localTimeouts } from './timeouts.ts';
import { mayLoseMark, setMark, type TransactionMark } from './transactionMark.ts';

/**
 * Sends a step's transaction at once: BEGIN, the file as it stands, its row, and COMMIT where there
 * is nothing to decide before it. Resolves to whether the row was written, or deleted: not so where
 * the mark was gone by then. A BEGIN that fails keeps the server from running the file.
 */
export async function sendStep(attempt: Attempt, mark: TransactionMark): Promise<boolean> {
  const { session, signal } = attempt;
  const parts = partsOf(attempt, mark);
  const messages = parts.map((part) => part.message);
  attempt.isCommitSent = parts.at(-1)?.phase === 'commit';
  let done = 0;
  try {
    const counts = await cancellable(session, signal, () =>
      session.pipeline(messages, () => {
        done += 1;
      }),
    );
    return counts[parts.findIndex((part) => part.phase === 'record')] === 1;
  } catch (error) {
    attempt.phase = phaseOf(parts[done], error);
    throw error;
  }
}

interface Part {
  readonly phase: Phase;
  readonly message: Message;
}

function partsOf({ step, location, timeouts }: Attempt, mark: TransactionMark): Part[] {
  const opening = [statement('BEGIN'), ...localTimeouts(timeouts).map(statement), setMark(mark)];
  return [
    ...opening.map((message): Part => ({ phase: 'begin', message })),
    { phase: 'script', message: { kind: 'script', sql: step.script.text } },
    { phase: 'record', message: markedRecord(location, step, mark) },
    ...(isPlain(step) ? [{ phase: 'commit' as const, message: statement('COMMIT') }] : []),
  ];
}

/** Whether COMMIT is right whatever the script has done. A revert's row may be gone. */
function isPlain({ direction, control, script }: Step): boolean {
  return direction === 'up' && control === undefined && !mayLoseMark(script.text);
}

function statement(sql: string): Message {
  return { kind: 'statement', sql };
}

/** The server tells of BEGIN together with the script, so that a lost connection leaves it open. */
function phaseOf(part: Part | undefined, error: unknown): Phase {
  const phase = part?.phase ?? 'commit';
  const isLost = error instanceof DatabaseError && error.kind === 'lost';
  return isLost && phase === 'begin' ? 'script' : phase;
}
