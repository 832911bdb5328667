import type { Message } from '../../database/session.ts';
import { localTimeouts, type Timeouts } from '../lock/timeouts.ts';
import type { Step } from '../plan/plan.ts';
import { mayLoseMark, newMark, setMark, type TransactionMark } from './transactionMark.ts';

/** How the transaction of a step begins: BEGIN, the limits, the mark, and last the file as it stands. */
export interface Opening {
  readonly mark: TransactionMark;
  readonly messages: readonly Message[];
}

/** An opening with a mark of its own. */
export function openingOf({ script }: Step, timeouts: Timeouts): Opening {
  const mark = newMark();
  const statements = ['BEGIN', ...localTimeouts(timeouts)].map(
    (sql): Message => ({ kind: 'statement', sql }),
  );
  return { mark, messages: [...statements, setMark(mark), { kind: 'script', sql: script.text }] };
}

/**
 * Whether COMMIT is right whatever the script has done: then it need not be waited for, and until it
 * is sent all can be taken back. Not so for a revert, whose row may be gone.
 */
export function isPlain({ direction, control, script }: Step): boolean {
  const isUp = direction === 'up' && !script.noTransaction;
  return isUp && control === undefined && !mayLoseMark(script.text);
}

/**
 * Whether a step may be begun before the one before it has been answered. Behind a backslash a quote
 * means one thing with `standard_conforming_strings` and another without, and could hide a COMMIT.
 */
export function mayRunAhead(step: Step): boolean {
  return isPlain(step) && !step.script.text.includes("\\'");
}
