import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '../../database/connect/connect.ts';
import { installedEnvironment } from '../../database/connect/installedEnvironment.ts';
import { ConnectionError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import type { Target } from '../../database/target.ts';
import type { CommandContext } from '../command.ts';

/** Milliseconds until the second attempt; each further one waits twice as long. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 1000;

/** Seconds in which to connect, where nothing else is said; sqlx has the same. */
const USUAL = 10;

/** A server that is on its way up, or down and up again, answers like this. */
const PASSING: readonly string[] = ['refused', 'starting-up', 'hung-up'];

/**
 * Opens a session, and tries again while the server is on its way up, as sqlx does, for as long as
 * `--connect-timeout` says. Throws `ConnectionError`.
 */
export async function openTarget(context: CommandContext, target: Target): Promise<Session> {
  const { flags, signal, terminal, installation, environment } = context;
  const deadline = performance.now() + (flags.connectTimeout ?? USUAL) * 1000;
  if (target.kind === 'built-in') terminal.status('Starting the built-in database');
  const limited = withTimeout(target, flags.connectTimeout);
  for (let wait = FIRST_PAUSE; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
    try {
      return await connect(limited, installedEnvironment(installation, environment), signal);
    } catch (error) {
      const passes = error instanceof ConnectionError && PASSING.includes(error.reason);
      if (!passes || signal.aborted || performance.now() + wait > deadline) throw error;
      if (wait === LONGEST_PAUSE) terminal.status(`Waiting for the database: ${error.message}`);
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }
}

/**
 * How to open a second session that looks at the first. The built-in database has one session at a
 * time: who looks would wait for what it looks at.
 */
export function observing(
  context: CommandContext,
  target: Target,
): { readonly observe?: () => Promise<Session> } {
  return target.kind === 'server' ? { observe: () => openTarget(context, target) } : {};
}

/** What the call says goes before what the URL or the environment says. */
function withTimeout(target: Target, given: number | undefined): Target {
  if (target.kind === 'built-in') return target;
  const { connection } = target;
  const connectTimeout = given ?? connection.connectTimeout ?? USUAL;
  return { ...target, connection: { ...connection, connectTimeout } };
}
