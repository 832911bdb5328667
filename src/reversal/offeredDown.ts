import { complaintsOf } from '../rehearsal/complaints.ts';
import type { Rehearsal } from '../rehearsal/rehearsal.ts';
import { generateDown } from './generateDown.ts';
import { offeredText } from './offeredText.ts';
import { withDown } from './proveDown.ts';
import { repairDown } from './repairDown.ts';
import type { ReversalTask } from './reversalTask.ts';

/** A down script for a person, with what is to be said of it. */
export interface OfferedDown {
  /** The whole script; of a repair that nothing helps, the person's text as it was. */
  readonly text: string;
  readonly isProven: boolean;
  /** Of the text on the stage. */
  readonly rehearsal: Rehearsal;
  /** What keeps it from being proven, one sentence each. */
  readonly problems: readonly string[];
}

/** Writes the down script of a migration, or mends the one that is there. */
export type OfferMode = 'generate' | 'repair';

/**
 * A down script that was rehearsed. Undefined where there is none to be had: the up script does not
 * parse, there is nothing to repair, or the signal has ended it. Throws `ConnectionError` without a
 * stage.
 */
export async function offeredDown(
  task: ReversalTask,
  mode: OfferMode,
): Promise<OfferedDown | undefined> {
  const proof = mode === 'repair' ? await repairDown(task) : await generateDown(task);
  if (!proof) return undefined;
  const { isProven, rehearsal, text } = proof;
  const { migration } = withDown(task, text);
  const complaints = isProven ? [] : complaintsOf(rehearsal, migration, task.context.parser);
  return {
    text: mode === 'repair' ? text : offeredText(task, proof),
    isProven,
    rehearsal,
    problems: complaints.map(({ message }) => message),
  };
}
