/** Something in the configuration that keeps a folder from being used as the person meant it. */
export interface ConfigProblem {
  /** What is wrong, in one sentence; never a password. */
  readonly message: string;
  /** What to do about it, in one sentence. */
  readonly advice: string;
  /** The file it stands in. */
  readonly path?: string;
  /** Counts from 1. */
  readonly line?: number;
}
