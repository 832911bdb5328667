/**
 * How fast whole processes run migrations on PostgreSQL 18, side by side:
 * `node bench/engine.ts [rounds] [directory of crates.io's migrations]`, the latter also by
 * `STAIRCASE_CORPUS`. Needs `npm run build`, and `sqlx` and `psql` in PATH. Writes RESULTS.md.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type TestPostgres } from '../test/support/postgres.ts';
import { startDelay } from './delay.ts';
import { measurePlanning } from './planning.ts';
import { report } from './report.ts';
import { type Comparison, compare } from './rounds.ts';
import { cratesIo, twoStatements, type Workload } from './workload.ts';

const rounds = Number(process.argv[2] ?? 5);
const corpus = process.argv[3] ?? process.env['STAIRCASE_CORPUS'];

/** Milliseconds that the way to the server and back takes longer. */
const ROUND_TRIPS = [0, 5];

const directory = await mkdtemp(join(tmpdir(), 'staircase-bench-'));
// As a server of someone who wants to keep the data: tests switch both off.
const postgres = await startPostgres({ conf: ['fsync = on', 'full_page_writes = on'] });
try {
  const comparisons: Comparison[] = [];
  for (const workload of await workloads()) {
    for (const added of ROUND_TRIPS) comparisons.push(await compareAt(postgres, workload, added));
  }
  await report(comparisons, await measurePlanning(postgres, join(directory, 'many')));
} finally {
  await postgres.stop();
  await rm(directory, { recursive: true });
}

async function workloads(): Promise<Workload[]> {
  const two = await twoStatements(join(directory, 'two'), 1000);
  if (corpus) return [two, await cratesIo(corpus, join(directory, 'crates'))];
  process.stdout.write('Without the migrations of crates.io: no directory was given.\n');
  return [two];
}

async function compareAt(
  server: TestPostgres,
  workload: Workload,
  added: number,
): Promise<Comparison> {
  const delay = added > 0 ? await startDelay(server.port, added / 2) : undefined;
  try {
    const newDatabase = async (): Promise<string> => {
      const url = new URL(await server.createDatabase());
      if (delay) url.port = String(delay.port);
      return url.href;
    };
    return await compare(workload, added, rounds, newDatabase);
  } finally {
    delay?.stop();
  }
}
