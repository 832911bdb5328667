import { AdvisedError } from './advisedError.ts';

/** The command line or the configuration does not say what it must: exit code 2. */
export class UsageError extends AdvisedError {
  override readonly name = 'UsageError';
}
