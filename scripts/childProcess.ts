import { type ChildProcess, execFile, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Instruction } from './task.ts';

const POSIX = process.platform !== 'win32';
const GRACE_MS = 5000;
const LOOK_MS = 20;

/** Starts a process that ends with the scope, together with every process it has started itself. */
export function startProcess(
  scope: AsyncDisposableStack,
  command: string,
  args: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  if (scope.disposed) throw new Error(`Not starting ${command}: this script is ending.`);
  const child = spawn(command, args, { ...options, detached: POSIX });
  child.on('error', () => undefined);
  scope.defer(() => endProcess(child));
  return child;
}

/** Runs a process to its end and returns what it printed; throws with its last words if it fails. */
export async function runProcess(
  scope: AsyncDisposableStack,
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<string> {
  const child = startProcess(scope, command, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collect(child);
  const [code] = await once(child, 'close');
  if (code === 0) return output.stdout;
  const said = [output.stdout, output.stderr].map((it) => it.trim()).filter(Boolean);
  throw new Instruction([`${command} ${args.join(' ')} ended with ${code}.`, ...said].join('\n'));
}

function collect(child: ChildProcess): { stdout: string; stderr: string } {
  const output = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk) => (output.stdout += chunk));
  child.stderr?.on('data', (chunk) => (output.stderr += chunk));
  return output;
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  if (!POSIX) return endTree(child.pid);
  signalGroup(child.pid, 'SIGTERM');
  const deadline = Date.now() + GRACE_MS;
  while (signalGroup(child.pid, 0) && Date.now() < deadline) await delay(LOOK_MS);
  signalGroup(child.pid, 'SIGKILL');
}

/** Returns whether the group still has a process. */
function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-leader, signal);
  } catch {
    return false;
  }
}

async function endTree(pid: number): Promise<void> {
  await promisify(execFile)('taskkill', ['/pid', `${pid}`, '/t', '/f']).catch(() => undefined);
}
