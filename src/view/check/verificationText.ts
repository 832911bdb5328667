import type { Target } from '../../database/target.ts';
import type { Remark } from '../../engine/plan/plan.ts';
import { remarkLines } from '../report/remarkText.ts';
import { targetText } from '../targetText.ts';

/** What Verify tells in one line: whether all is well, or how much is not, and what comes first. */
export function verificationSummary(remarks: readonly Remark[], { name }: Target): string {
  const [first] = remarks;
  if (!first) return `${name}: Verified. Files and ledger agree.`;
  const count = remarks.length > 1 ? `${remarks.length} problems. The first: ` : '';
  return `${name}: ${count}${first.message}`;
}

/** What Verify found, all of it, for the log. */
export function verificationText(remarks: readonly Remark[], target: Target): string {
  const count = remarks.length === 1 ? '1 problem' : `${remarks.length} problems`;
  const title = `${remarks.length === 0 ? 'Verified' : count} on ${targetText(target)}`;
  return [title, ...remarkLines('problems:', remarks).slice(1)].join('\n');
}
