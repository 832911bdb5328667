import { DatabaseError } from '../../database/failure.ts';
import type { Message } from '../../database/session.ts';
import { cancellable } from '../lock/cancellable.ts';
import type { Attempt } from './attempt.ts';
import { markedRecord } from './markedRecord.ts';
import { isPlain, type Opening } from './opening.ts';
import type { Phase } from './report.ts';

/**
 * Sends a step's transaction at once: BEGIN, the file as it stands, its row, and COMMIT where there
 * is nothing to decide before it. Behind the COMMIT goes the opening of the next step, so that the
 * server works on it while we take the answer. Resolves to whether the row was written, or deleted:
 * not so where the mark was gone by then. A BEGIN that fails keeps the server from running the file.
 */
export async function sendStep(attempt: Attempt, opening: Opening): Promise<boolean> {
  const { session, signal, next } = attempt;
  const parts = partsOf(attempt, opening);
  const messages = parts.map((part) => part.message);
  attempt.isCommitSent = parts.at(-1)?.phase === 'commit';
  let done = 0;
  const onDone = (): void => {
    done += 1;
  };
  const ahead = attempt.isCommitSent && next ? next.messages : [];
  try {
    const counts = await cancellable(session, signal, () =>
      session.pipeline(messages, { onDone, ahead }),
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

function partsOf({ step, location }: Attempt, { mark, messages }: Opening): Part[] {
  return [
    ...messages.map((message): Part => ({ phase: phaseIn(message), message })),
    { phase: 'record', message: markedRecord(location, step, mark) },
    ...(isPlain(step) ? [COMMIT] : []),
  ];
}

function phaseIn({ kind }: Message): Phase {
  return kind === 'script' ? 'script' : 'begin';
}

const COMMIT: Part = { phase: 'commit', message: { kind: 'statement', sql: 'COMMIT' } };

/** The server tells of BEGIN together with the script, so that a lost connection leaves it open. */
function phaseOf(part: Part | undefined, error: unknown): Phase {
  const phase = part?.phase ?? 'commit';
  const isLost = error instanceof DatabaseError && error.kind === 'lost';
  return isLost && phase === 'begin' ? 'script' : phase;
}
