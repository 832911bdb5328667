import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Planning } from './planning.ts';
import type { Comparison } from './rounds.ts';
import type { Start } from './starts.ts';

const run = promisify(execFile);

/** Everything that was measured. */
export interface Results {
  readonly starts: readonly Start[];
  readonly comparisons: readonly Comparison[];
  readonly planning: Planning;
}

/** Prints the results and writes them to RESULTS.md, with the goals beside. */
export async function report({ starts, comparisons, planning }: Results): Promise<void> {
  const text = `# How fast whole processes run migrations

${new Date().toISOString().slice(0, 10)}, ${await machine()}.
PostgreSQL 18 on the same machine; medians of interleaved rounds; by \`node bench/engine.ts\`.

${table(comparisons)}

Goals: at most 0.6 of sqlx's time, 0.35 with 5 ms added to each round trip, and 1.3 of psql's, which
sends the same scripts, each in a transaction, and keeps no ledger.

*Server* is PostgreSQL alone: the scripts, each with BEGIN, row and COMMIT, in one write over an open
session, with nothing started, checked or waited for. No client can be below that, so that without
added time 0.6 of sqlx's is out of reach wherever the last column, too, is near to it or above.

A plan for 10,000 applied migrations (files read and hashed, ledger read, compared): ${seconds(planning.plan)}.
\`staircase migrate run\` on them, the whole process: ${seconds(planning.process)}. Goal for the plan: 1 s.

From start to end, doing nothing: ${starts.map(startText).join(', ')}. Goal: well under 150 ms.
`;
  process.stdout.write(text);
  await writeFile(join(import.meta.dirname, 'RESULTS.md'), text);
}

function startText({ name, taken }: Start): string {
  return `\`${name}\` ${Math.round(taken)} ms`;
}

async function machine(): Promise<string> {
  const processors = cpus();
  const { stdout } = await run('sqlx', ['--version']);
  return `${processors.length} cores (${processors[0]?.model.trim()}), Node ${process.version}, ${stdout.trim()}`;
}

function table(comparisons: readonly Comparison[]): string {
  const head = [
    'migrations',
    'fsync',
    'added',
    'staircase',
    'sqlx',
    'psql',
    'server',
    'of sqlx',
    'of psql',
    'server of sqlx',
  ];
  const rows = comparisons.map((it) => [
    it.workload,
    it.situation.isDurable ? 'on' : 'off',
    `${it.situation.added} ms`,
    seconds(it.staircase),
    seconds(it.sqlx),
    seconds(it.psql),
    seconds(it.server),
    (it.staircase / it.sqlx).toFixed(2),
    (it.staircase / it.psql).toFixed(2),
    (it.server / it.sqlx).toFixed(2),
  ]);
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
