import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuiltInEnvironment } from '../environment.ts';
import type { ServerReport } from './serverReport.ts';
import { type StartProblem, startFailure } from './startFailure.ts';

const GRACE_MS = 3_000;
const LONGEST_LOG = 1_000_000;

/**
 * Starts a server that outlives us while others use it, and waits until it serves or has found that
 * another does. Throws `ConnectionError` with its own words when it does neither.
 */
export async function startServer(
  directory: string,
  { node, serverScript, timeZone = 'UTC', memoryLimit = 0 }: BuiltInEnvironment,
  grace = GRACE_MS,
  signal?: AbortSignal,
): Promise<void> {
  if (!existsSync(serverScript)) {
    throw startFailure(directory, { code: 'ENOENT', message: `there is no ${serverScript}` });
  }
  const log = await openLog(join(directory, 'server.log')).catch((error) => {
    throw startFailure(directory, error);
  });
  try {
    const child = spawn(
      node,
      [serverScript, directory, String(grace), timeZone, String(memoryLimit)],
      {
        detached: true,
        windowsHide: true,
        cwd: directory,
        env: environmentOf(process.env),
        stdio: ['ignore', log.fd, log.fd, 'ipc'],
      },
    );
    child.unref();
    const problem = await problemOf(child, signal);
    if (problem) throw startFailure(directory, problem);
  } finally {
    await log.close();
  }
}

/** A debugger that follows into child processes would hold the server until it is attached. */
function environmentOf({ NODE_OPTIONS: _, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, ELECTRON_RUN_AS_NODE: '1' };
}

/** What kept the server from starting; undefined when it runs, or left the field to another. */
function problemOf(child: ChildProcess, signal?: AbortSignal): Promise<StartProblem | undefined> {
  return new Promise((resolve) => {
    child.once('message', (report: ServerReport) => {
      resolve(report.kind === 'failed' ? report : undefined);
    });
    child.once('error', ({ message }) => resolve({ message }));
    child.once('exit', (code, killed) => {
      resolve({ message: `its process ended with ${killed ?? `code ${code}`}` });
    });
    signal?.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}

async function openLog(path: string) {
  const length = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  return open(path, length > LONGEST_LOG ? 'w' : 'a', 0o600);
}
