/**
 * How fast whole processes run migrations on PostgreSQL 18, side by side:
 * `node bench/engine.ts [rounds] [directory of crates.io's migrations]`, the latter also by
 * `STAIRCASE_CORPUS`. Builds what it measures; needs `sqlx` and `psql` in PATH. Writes RESULTS.md.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../scripts/build.ts';
import { startPostgres, type TestPostgres } from '../test/support/postgres.ts';
import { startDelay } from './delay.ts';
import { measurePlanning } from './planning.ts';
import { report } from './report.ts';
import { type Comparison, compare, type Situation } from './rounds.ts';
import { measureStarts } from './starts.ts';
import { cratesIo, twoStatements, type Workload } from './workload.ts';

const rounds = Number(process.argv[2] ?? 5);
const corpus = process.argv[3] ?? process.env['STAIRCASE_CORPUS'];

/** On which server and over which line the tools are compared; a longer line takes its time. */
const SITUATIONS: readonly Situation[] = [
  { isDurable: false, added: 0, rounds },
  { isDurable: true, added: 0, rounds },
  { isDurable: false, added: 5, rounds: Math.min(rounds, 2) },
];

await build();
const directory = await mkdtemp(join(tmpdir(), 'staircase-bench-'));
try {
  const starts = await measureStarts();
  const comparisons: Comparison[] = [];
  for (const workload of await workloads()) {
    for (const situation of SITUATIONS) comparisons.push(await compareIn(situation, workload));
  }
  const planning = await onServer(false, (server) =>
    measurePlanning(server, join(directory, 'many')),
  );
  await report({ starts, comparisons, planning });
} finally {
  await rm(directory, { recursive: true });
}

async function workloads(): Promise<Workload[]> {
  const two = await twoStatements(join(directory, 'two'), 1000);
  if (corpus) return [two, await cratesIo(corpus, join(directory, 'crates'))];
  process.stdout.write('Without the migrations of crates.io: no directory was given.\n');
  return [two];
}

function compareIn(situation: Situation, workload: Workload): Promise<Comparison> {
  const { isDurable, added } = situation;
  return onServer(isDurable, async (server) => {
    const delay = added > 0 ? await startDelay(server.port, added / 2) : undefined;
    try {
      const newDatabase = async (): Promise<string> => {
        const url = new URL(await server.createDatabase());
        if (delay) url.port = String(delay.port);
        return url.href;
      };
      return await compare(workload, situation, newDatabase);
    } finally {
      delay?.stop();
    }
  });
}

/** Durable: as a server of someone who wants to keep the data. Tests switch both off. */
async function onServer<T>(
  isDurable: boolean,
  work: (server: TestPostgres) => Promise<T>,
): Promise<T> {
  const conf = isDurable ? ['fsync = on', 'full_page_writes = on'] : [];
  const server = await startPostgres({ conf });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}
