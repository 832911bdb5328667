/** The command line or the configuration does not say what it must: exit code 2. Never a password in it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** What to do, in one sentence. */
  readonly advice: string;

  constructor(message: string, advice: string) {
    super(message);
    this.advice = advice;
  }
}
