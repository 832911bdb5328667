import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from '../../scripts/paths.ts';

/** A command line that migrates: sqlx-cli or Staircase's. */
export interface Program {
  readonly name: 'sqlx' | 'staircase';
  readonly file: string;
  /** What stands before the arguments. */
  readonly first: readonly string[];
}

export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

export interface Surroundings {
  readonly cwd: string;
  /** All there is beside PATH, HOME and where caches are. */
  readonly env: Readonly<Record<string, string>>;
}

/** Something that takes a program's arguments, in a process of its own or not. */
export interface Player {
  readonly name: Program['name'];
  readonly run: (args: readonly string[], surroundings: Surroundings) => Promise<Ended>;
}

/** The program in a process of its own for each call. */
export function playerOf(program: Program): Player {
  return { name: program.name, run: (args, where) => runProgram(program, args, where) };
}

/** Staircase as it is shipped; `npm run build` makes it. */
export const STAIRCASE: Program = {
  name: 'staircase',
  file: process.execPath,
  first: [join(root, 'dist/cli.cjs')],
};

/** Not the person's own. */
const XDG_CACHE_HOME = join(root, 'out', 'cache');

/** Runs the program to its end, with pipes for a terminal. */
export async function runProgram(
  program: Program,
  args: readonly string[],
  { cwd, env }: Surroundings,
): Promise<Ended> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(program.file, [...program.first, ...args], {
    cwd,
    env: { PATH, HOME, XDG_CACHE_HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const [stdout, stderr, [code]] = await output;
  return { stdout, stderr, code };
}
