import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { SQUAWK_NAMES } from '../src/lint/squawkNames.ts';
import { squawkProgram } from './squawk.ts';

/** The rules of Squawk that are on without being asked for. */
const SQUAWK_RULES = SQUAWK_NAMES.filter(
  (it) => it !== 'require-table-schema' && it !== 'unused-ignore',
);

const root = join(import.meta.dirname, '..');

/** A program that lints, as CI would start it. */
export interface Linter {
  readonly name: string;
  command(folder: string): readonly [program: string, ...args: string[]];
}

export const LINTERS: readonly Linter[] = [
  {
    name: 'squawk',
    command: (folder) => [squawkProgram(), '--reporter', 'json', join(folder, '**', 'up.sql')],
  },
  staircase('the same rules', '--preset', 'none', '--include', SQUAWK_RULES.join(',')),
  staircase('all rules', '--preset', 'strict'),
  staircase('all rules, again with --cache', '--preset', 'strict', '--cache'),
];

function staircase(name: string, ...flags: readonly string[]): Linter {
  return {
    name: `staircase, ${name}`,
    command: (folder) => [
      process.execPath,
      join(root, 'dist', 'cli.cjs'),
      ...['lint', '--json', '--fail-on', 'never', ...flags, folder],
    ],
  };
}

/** Runs a linter as a process of its own; resolves to the milliseconds it took. Throws if it fails. */
export async function lint(linter: Linter, folder: string): Promise<number> {
  const [program, ...args] = linter.command(folder);
  const start = performance.now();
  const child = spawn(program, args, {
    cwd: join(folder, '..'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = 0;
  const said: Buffer[] = [];
  child.stdout.on('data', (bytes: Buffer) => {
    printed += bytes.length;
  });
  child.stderr.on('data', (bytes: Buffer) => said.push(bytes));
  const [code] = await once(child, 'close');
  const took = performance.now() - start;
  if (Number(code) > 1 || printed === 0) {
    throw new Error(`${linter.name} ended with ${code}: ${Buffer.concat(said)}`);
  }
  process.stdout.write(`${linter.name}: ${Math.round(took)} ms\n`);
  return took;
}
