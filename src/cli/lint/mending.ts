import { isOutOfMemory } from '../../lint/inThread.ts';
import { LARGE } from '../../lint/large.ts';
import type { ParsedScript, Parser } from '../../sql/parser.ts';

/** A text that fixes have changed, as plain data: a thread may be given it. */
export interface Mending {
  readonly before: string;
  readonly after: string;
}

/** Asks a thread of its own whether a mending spoils a script. Rejects when that runs out of memory. */
export type ThreadSpoils = (mending: Mending) => Promise<boolean>;

/** Tells why a mending is not to be written, as the end of a sentence; undefined where it may be. */
export type MendingCheck = (mending: Mending) => Promise<string | undefined>;

/**
 * A check that parses in a thread what is large, as it was linted: its trees take sixty times the room
 * of its text. What takes more memory than there is is not written, since nobody knows what it would be.
 */
export function mendingCheck(parser: Parser, inThread: ThreadSpoils): MendingCheck {
  return async (mending) => {
    try {
      const isLarge = Math.max(mending.before.length, mending.after.length) > LARGE;
      const isBad = isLarge ? await inThread(mending) : isSpoilt(mending, parser);
      return isBad ? 'would not parse afterwards' : undefined;
    } catch (error) {
      if (!isOutOfMemory(error)) throw error;
      return `is too large for its fixes to be checked (${(error as Error).message}), and stays as it is`;
    }
  };
}

/** Whether a script could be parsed and cannot be any more. */
export function isSpoilt({ before, after }: Mending, parser: Parser): boolean {
  return isBroken(parser.parse(after)) && !isBroken(parser.parse(before));
}

/** Also where the error is in the code of a DO block. */
function isBroken({ problem, statements }: ParsedScript): boolean {
  return problem !== undefined || statements.some((it) => it.body?.()?.problem !== undefined);
}
