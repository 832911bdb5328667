import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Binaries, surroundings } from './postgresBinaries.ts';
import { letGo, type ProcessGuard } from './processGuard.ts';

/** Starts the server on its cluster and waits until it accepts connections. */
export async function startProcess(
  directory: string,
  binaries: Binaries,
  port: number,
  guard: ProcessGuard,
): Promise<ChildProcess> {
  const server = spawn(binaries.postgres, ['-D', join(directory, 'data'), '-p', `${port}`], {
    ...surroundings(directory, binaries),
    stdio: ['ignore', 'ignore', 'pipe'],
    // Ctrl-C is for us, who then end the server.
    detached: true,
  });
  if (server.pid) guard.watch(server.pid);
  await untilReady(server);
  letGo(server);
  return server;
}

/** Sends the signal and waits for the end. Does nothing to a process that has ended. */
export async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.ref();
  const exited = once(server, 'exit');
  server.kill(signal);
  await exited;
}

/** SIGKILL to the server and its children, which lead groups of their own: no group signal reaches them. */
export async function killAll(server: ChildProcess): Promise<void> {
  const children = processes().filter(({ parent }) => parent === server.pid);
  const ended = end(server, 'SIGKILL');
  for (const { pid } of children) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself when it missed its parent.
    }
  }
  await ended;
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = `${log}${text}`.slice(-10_000);
      if (/ready to accept (read-only )?connections/.test(log)) resolve();
    });
    server.once('error', reject);
    server.once('close', () => reject(new Error(`PostgreSQL did not start:\n${log}`)));
  });
}

interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
}

function processes(): ProcessEntry[] {
  if (existsSync('/proc/self/stat')) return readdirSync('/proc').flatMap(fromProc);
  const list = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return list.split('\n').map((line) => {
    const [pid = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
    return { pid, parent };
  });
}

function fromProc(name: string): ProcessEntry[] {
  if (!/^\d+$/.test(name)) return [];
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    // The command's name stands in parentheses and may contain anything.
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [{ pid: Number(name), parent: Number(parent) }];
  } catch {
    return [];
  }
}
