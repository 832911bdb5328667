import type { Target } from '../../database/target.ts';
import type { DropReport } from '../../engine/halfDone/dropInvalidIndex.ts';
import { dropIndexStatement, type InvalidIndex } from '../../engine/halfDone/invalidIndexes.ts';
import type { Question } from '../plan/confirmation.ts';
import { targetText } from '../targetText.ts';
import { failureText } from './failureText.ts';

type Named = Pick<InvalidIndex, 'name'>;

/** The question before an INVALID index is dropped. */
export function dropIndexQuestion(index: Named, target: Target): Question {
  return {
    message: `Drop the INVALID index ${index.name} on ${target.name}?`,
    detail: [targetText(target), WHY, `${dropIndexStatement(index)};`].join('\n\n'),
    button: `Drop on ${target.name}`,
  };
}

const WHY =
  'A CONCURRENTLY that failed has left it. It costs every write and no query uses it. Nothing else is dropped.';

/** What became of it, in one line. */
export function dropIndexSummary(
  { outcome, refusals, failure }: DropReport,
  { name }: Named,
  target: Target,
): string {
  if (outcome === 'done') return `Dropped the index ${name} on ${target.name}.`;
  if (outcome === 'cancelled') return `Dropping the index ${name} on ${target.name} was cancelled.`;
  const reasons = refusals.map(({ message }) => message);
  if (failure) reasons.push(failureText(failure).short);
  return `The index ${name} on ${target.name} was not dropped: ${reasons.join(' ')}`;
}
