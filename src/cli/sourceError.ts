/** The migrations cannot be read from disk. The message is sqlx's own (sqlx.md, section 1.1). */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  /** What is wrong and what to do, in our words. */
  readonly advice: string;

  constructor(message: string, advice: string) {
    super(message);
    this.advice = advice;
  }
}
