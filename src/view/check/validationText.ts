import type { Target } from '../../database/target.ts';
import type { Validation } from '../../engine/plan/validate.ts';
import { remarkLines } from '../report/remarkText.ts';
import { targetText } from '../targetText.ts';

/** What Validate tells: the summary, the counts and every remark, for the log. */
export function validationText(validation: Validation, target: Target): string {
  const { applied, expected, pending, failed, last, isValid, summary, remarks } = validation;
  return [
    summary,
    `  target: ${targetText(target)}`,
    `  valid: ${isValid ? 'yes' : 'no'}`,
    `  applied: ${applied} of ${expected}`,
    `  pending: ${pending}`,
    `  failed: ${failed}`,
    `  last: ${last ? `${last.version} ${last.description}`.trimEnd() : 'none'}`,
    ...remarkLines('remarks:', remarks),
  ].join('\n');
}
