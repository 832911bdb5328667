import { mkdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { BuiltInEnvironment } from '../environment.ts';
import { ConnectionError, DatabaseError } from '../failure.ts';
import { Lease } from './lease.ts';
import { standingOf } from './ownership.ts';
import { startFailure } from './startFailure.ts';
import { startServer } from './startServer.ts';

export interface LeaseOptions {
  readonly applicationName: string;
  readonly signal?: AbortSignal;
  readonly grace?: number;
}

/** A start takes a second; recovery, or a slow disk, some more. */
const PATIENCE_MS = 60_000;
/** How often to look again at an owner that is just coming or going. */
const LOOK_AGAIN_MS = 50;

/** Finds the server of a directory or starts it. Of several who start one at once, one is left. */
export async function openLease(
  directory: string,
  environment: BuiltInEnvironment,
  options: LeaseOptions,
): Promise<Lease> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const signal = options.signal ? AbortSignal.any([options.signal, patience]) : patience;
  await mkdir(directory, { recursive: true, mode: 0o700 }).catch((error) => {
    throw startFailure(directory, error);
  });
  for (;;) {
    if (signal.aborted) throw gaveUp(directory, options.signal?.aborted === true);
    const lease = await attempt(directory, environment, options, signal);
    if (lease) return lease;
  }
}

async function attempt(
  directory: string,
  environment: BuiltInEnvironment,
  options: LeaseOptions,
  signal: AbortSignal,
): Promise<Lease | undefined> {
  const standing = await standingOf(directory);
  if (standing.kind === 'vacant') {
    return void (await startServer(directory, environment, options.grace, signal));
  }
  if (standing.kind === 'unreachable') {
    return void (await pause(LOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined));
  }
  const { owner, socket } = standing;
  const abort = () => socket.destroy();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Lease.open(owner, socket, options.applicationName);
  } catch (error) {
    if (error instanceof DatabaseError) return undefined;
    throw error;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function gaveUp(directory: string, cancelled: boolean): ConnectionError {
  if (cancelled) {
    const message = 'Opening the built-in database was cancelled.';
    return new ConnectionError('cancelled', message, 'Try again when you want it.');
  }
  return new ConnectionError(
    'in-use',
    `The built-in database in ${directory} is owned by a process that does not answer.`,
    `Close the other windows that use it; owner-*.json there names the process and its machine.`,
  );
}
