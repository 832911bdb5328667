import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { median } from './rounds.ts';

const run = promisify(execFile);

/** What a program takes from its start to its end, doing nothing; milliseconds. */
export interface Start {
  readonly name: string;
  readonly taken: number;
}

const CLI = join(import.meta.dirname, '..', 'dist', 'cli.cjs');

const COMMANDS: readonly (readonly [name: string, program: string, args: readonly string[]])[] = [
  ['staircase --version', process.execPath, [CLI, '--version']],
  ['staircase migrate run --help', process.execPath, [CLI, 'migrate', 'run', '--help']],
  ['node -e 0', process.execPath, ['-e', '0']],
  ['sqlx --version', 'sqlx', ['--version']],
];

const ROUNDS = 15;

/** The median of interleaved starts; node alone is what ours cannot go below. */
export async function measureStarts(): Promise<Start[]> {
  const times = COMMANDS.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, [, program, args]] of COMMANDS.entries()) {
      const start = performance.now();
      await run(program, [...args]);
      times[at]?.push(performance.now() - start);
    }
  }
  return COMMANDS.map(([name], at) => ({ name, taken: median(times[at] ?? []) }));
}
