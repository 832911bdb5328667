import { AdvisedError } from '../advisedError.ts';

/** The migrations cannot be read from disk. The message is sqlx's own (sqlx.md, section 1.1). */
export class SourceError extends AdvisedError {
  override readonly name = 'SourceError';
}
