/** A `sqlx.toml` that cannot be relied on. The message is sqlx's own. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** What is wrong in it and what to do, in our words. */
  readonly advice: string;

  constructor(path: string, advice: string) {
    super(`error parsing config file ${JSON.stringify(path)}`);
    this.advice = advice;
  }
}
