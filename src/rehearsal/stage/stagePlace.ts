import type { BuiltInEnvironment } from '../../database/environment.ts';
import type { ServerTarget } from '../../database/target.ts';

/** Where migrations are rehearsed. Plain data, as it goes from thread to thread. */
export interface StagePlace {
  /** Of the built-in stage, shared by all windows that name the same one. */
  readonly directory: string;
  readonly environment: BuiltInEnvironment;
  /** What is configured instead of the built-in PostgreSQL. */
  readonly server?: ServerTarget;
}
