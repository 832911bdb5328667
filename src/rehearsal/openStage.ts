import type { BuiltInEnvironment } from '../database/environment.ts';
import type { ServerTarget } from '../database/target.ts';
import { BuiltInStage } from './builtInStage.ts';
import { ServerStage } from './serverStage.ts';
import type { Stage } from './stage.ts';

/** Where migrations are rehearsed. Plain data, as it goes from thread to thread. */
export interface StagePlace {
  /** Of the built-in stage, shared by all windows that name the same one. */
  readonly directory: string;
  readonly environment: BuiltInEnvironment;
  /** What is configured instead of the built-in PostgreSQL. */
  readonly server?: ServerTarget;
}

/** The stage that is configured. Throws `ConnectionError` for a server on which nothing is tried out. */
export function openStage({ directory, environment, server }: StagePlace): Stage {
  return server ? new ServerStage(server) : new BuiltInStage(directory, environment);
}
