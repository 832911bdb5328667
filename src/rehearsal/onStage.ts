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

/**
 * Works on the stage that is configured. The built-in one stays for a while, with what was applied on
 * it; on a server that others use nothing is left. Throws `ConnectionError` where there is no stage.
 */
export async function onStage<Result>(
  { directory, environment, server }: StagePlace,
  work: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  if (!server) return await work(new BuiltInStage(directory, environment));
  const stage = new ServerStage(server);
  try {
    return await work(stage);
  } finally {
    await stage.close();
  }
}
