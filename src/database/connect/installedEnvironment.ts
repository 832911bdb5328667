import { join } from 'node:path';
import { defaultDataRoot } from '../embedded/defaultDataRoot.ts';
import type { Env } from '../env.ts';
import type { DatabaseEnvironment } from '../environment.ts';

/**
 * What opening a session needs, for the program in a directory that `dist` lies in.
 * `STAIRCASE_DATA_DIR` moves the built-in databases, for the editor and the command line alike.
 */
export function installedEnvironment(installation: string, environment: Env): DatabaseEnvironment {
  return {
    applicationName: 'staircase',
    builtIn: {
      serverScript: join(installation, 'dist', 'builtin', 'server.cjs'),
      node: process.execPath,
      dataRoot: environment['STAIRCASE_DATA_DIR'] || defaultDataRoot(environment, process.platform),
    },
  };
}
