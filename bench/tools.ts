import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Workload } from './workload.ts';

const root = join(import.meta.dirname, '..');

/** A program that runs migrations, as a person would start it. */
export interface Tool {
  readonly name: string;
  command(url: string, workload: Workload): readonly [program: string, ...args: string[]];
}

/** The one that is measured against the others. */
export const STAIRCASE: Tool = {
  name: 'staircase migrate run',
  command: (url, { source }) => [
    process.execPath,
    join(root, 'dist', 'cli.cjs'),
    ...['migrate', 'run', '--no-dotenv', '--database-url', url, '--source', source],
  ],
};

export const SQLX: Tool = {
  name: 'sqlx migrate run',
  command: (url, { flat }) => [
    'sqlx',
    ...['migrate', 'run', '--no-dotenv', '--database-url', url, '--source', flat],
  ],
};

/** The floor: no ledger, no checks. */
export const PSQL: Tool = {
  name: 'psql',
  command: (url, { psql }) => ['psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', psql, url],
};

/** Runs a tool as a process of its own; resolves to the milliseconds it took. Throws if it fails. */
export async function time(tool: Tool, url: string, workload: Workload): Promise<number> {
  const [program, ...args] = tool.command(url, workload);
  const start = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const said: Buffer[] = [];
  child.stderr.on('data', (bytes: Buffer) => said.push(bytes));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${tool.name} ended with ${code}: ${Buffer.concat(said)}`);
  return performance.now() - start;
}
