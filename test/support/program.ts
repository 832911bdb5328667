import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from '../../scripts/paths.ts';

/** A command line that migrates: sqlx-cli or Staircase's. */
export interface Program {
  readonly name: 'sqlx' | 'staircase';
  /** Runs it to its end, with pipes for a terminal. */
  readonly run: (args: readonly string[], surroundings: Surroundings) => Promise<Ended>;
}

export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

export interface Surroundings {
  readonly cwd: string;
  /** All there is beside PATH and HOME. */
  readonly env: Readonly<Record<string, string>>;
}

/** Staircase as it is shipped; `npm run build` makes it. */
export const STAIRCASE: Program = {
  name: 'staircase',
  run: (args, surroundings) =>
    runProcess(process.execPath, [join(root, 'dist/cli.cjs'), ...args], surroundings),
};

/** Runs a program in a process of its own, with pipes for a terminal. */
export async function runProcess(
  file: string,
  args: readonly string[],
  { cwd, env }: Surroundings,
): Promise<Ended> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(file, args, {
    cwd,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const [stdout, stderr, [code]] = await output;
  return { stdout, stderr, code };
}
