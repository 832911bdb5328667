import type { Env } from '../database/env.ts';
import type { PasswordOf } from './secretKey.ts';
import type { Settings } from './settings.ts';

/** What a workspace's configuration is read from. */
export interface ProjectSources {
  readonly roots: readonly RootSources[];
  /** False: no `.env` is read and every target is `untrusted`. */
  readonly trusted: boolean;
  /** The variables of the process. */
  readonly environment: Env;
  /** The name of the target that the person selected for a folder, `built-in` included. */
  readonly selectedFor: (folder: string) => string | undefined;
  readonly passwordOf: PasswordOf;
}

/** One root of the workspace, and the settings that hold in it. */
export interface RootSources {
  /** An absolute path. */
  readonly path: string;
  readonly settings: Settings;
}
