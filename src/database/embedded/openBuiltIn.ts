import type { BuiltInEnvironment } from '../environment.ts';
import type { Session } from '../session.ts';
import type { BuiltInTarget, ConnectionParameters } from '../target.ts';
import { openPgSession } from '../wire/pgSession.ts';
import { builtInDirectory } from './builtInDirectory.ts';
import { BuiltInSession } from './builtInSession.ts';
import { openLease } from './openLease.ts';

export interface OpenBuiltInOptions {
  readonly applicationName: string;
  readonly signal?: AbortSignal;
  /** Milliseconds the server outlives its last user; has no say when it already runs. */
  readonly grace?: number;
}

/**
 * Opens a session on the built-in database of a workspace: on the server that owns its directory,
 * in whichever window it was started, or on one started now. Throws `ConnectionError`.
 */
export async function openBuiltIn(
  target: BuiltInTarget,
  environment: BuiltInEnvironment,
  options: OpenBuiltInOptions,
): Promise<Session> {
  const directory = builtInDirectory(target.workspace, environment.dataRoot);
  const lease = await openLease(directory, environment, options);
  const { applicationName, signal } = options;
  const { timeZone } = environment;
  try {
    const stream = () => lease.stream();
    const open = {
      ...{ applicationName, stream },
      ...(timeZone !== undefined && { timeZone }),
      ...(signal && { signal }),
    };
    return new BuiltInSession(await openPgSession(PARAMETERS, open), lease);
  } catch (error) {
    await lease.close();
    throw error;
  }
}

/** The stream goes its own way; host and port only name the place in messages. */
const PARAMETERS: ConnectionParameters = {
  host: 'built-in',
  port: 5432,
  database: 'postgres',
  user: 'postgres',
  sslMode: 'disable',
};
