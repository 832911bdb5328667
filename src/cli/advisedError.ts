/** An error that a command may end with: what is wrong, and in one sentence what to do. No password in it. */
export abstract class AdvisedError extends Error {
  readonly advice: string;

  constructor(message: string, advice: string) {
    super(message);
    this.advice = advice;
  }
}
