import { AdvisedError } from './advisedError.ts';

/** A file could not be written. The command line was right: exit code 1. */
export class WriteError extends AdvisedError {
  override readonly name = 'WriteError';
}
