import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { STAIRCASE } from '../../support/program.ts';
import { type CrashPoint, judgeOf } from './crashPoint.ts';
import { type CrashScene, type Direction, LIBRARY } from './crashScene.ts';
import { FaultProxy } from './faultProxy.ts';

const COMMANDS: Readonly<Record<Direction, readonly string[]>> = {
  run: ['migrate', 'run'],
  revert: ['migrate', 'revert', '--target-version', '0'],
};

/**
 * Starts the real command line and ends it with SIGKILL at the point. Resolves to the versions that
 * it had told as done, in the order of telling.
 */
export async function killedProcess(
  scene: CrashScene,
  direction: Direction,
  point: CrashPoint,
): Promise<bigint[]> {
  let child: ChildProcess | undefined;
  await using proxy = await FaultProxy.start(scene.server.port, judgeOf(point), async () => {
    if (child) await kill(child);
  });
  const args = [...STAIRCASE.first, ...COMMANDS[direction], '--source', LIBRARY];
  const env = { PATH: process.env['PATH'], DATABASE_URL: proxy.addressOf(scene.url) };
  const started = spawn(STAIRCASE.file, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  child = started;
  const [stdout] = await Promise.all([text(started.stdout), once(started, 'close')]);
  assert.equal(started.signalCode, 'SIGKILL', 'the run never came to this point');
  return [...stdout.matchAll(/^Applied (\d+)\//gm)].map((match) => BigInt(match[1] ?? ''));
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
