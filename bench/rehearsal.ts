/**
 * How fast a history is rehearsed on the built-in PostgreSQL:
 * `node bench/rehearsal.ts DIRECTORY`, the directory also by `STAIRCASE_CORPUS`. Tells how many times
 * as long all migrations take as applying their up scripts once (goal: 15), how long the last one
 * takes from save to verdict on a warm stage (goal: 150 ms, 400 ms for 95 in 100), and what memory
 * the stage has by then (goal: 550 MB). Reading the folder and starting a stage are not counted.
 * Writes its part of RESULTS-rehearsal.md.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBuiltIn } from '../scripts/buildBuiltIn.ts';
import { root } from '../scripts/paths.ts';
import { checksumOf } from '../src/migrations/checksum.ts';
import type { Migration, MigrationFolder } from '../src/migrations/migration.ts';
import { readFolder } from '../src/migrations/readFolder.ts';
import type { FolderTask } from '../src/rehearsal/folderTask.ts';
import { runLeg } from '../src/rehearsal/legs/runLeg.ts';
import { rehearseFolder } from '../src/rehearsal/rehearseFolder.ts';
import { BuiltInStage } from '../src/rehearsal/stage/builtInStage.ts';
import { loadParser } from '../src/sql/libpgQuery.ts';
import { type RehearsalResults, reportRehearsal } from './rehearsalReport.ts';
import { residentMegabytes } from './residentMegabytes.ts';

const corpus = process.argv[2] ?? process.env['STAIRCASE_CORPUS'];
if (!corpus) throw new Error('Name a directory of migrations.');

const SAVES = 50;
const context = {
  parser: await loadParser(),
  ledgerName: '_sqlx_migrations',
  createSchemas: [],
  allowTransactionControl: false,
};
const directory = await mkdtemp(join(tmpdir(), 'staircase-bench-'));
const builtIn = join(root, 'dist', 'builtin');
await buildBuiltIn(builtIn);
const environment = { serverScript: join(builtIn, 'server.cjs'), node: process.execPath };
const stage = new BuiltInStage(directory, { ...environment, dataRoot: directory });
try {
  const folder = await readFolder(corpus);
  const before = await apply(folder);
  await stage.reset();
  const all = await rehearseAll(folder);
  await stage.reset();
  // Before and after, as other programs make a machine slower for a while.
  const applied = [before, await apply(folder)] as const;
  const saves = await saveOften(folder);
  const memory = await residentMegabytes(directory);
  const migrations = folder.migrations.length;
  await reportRehearsal({ migrations, applied, ...all, saves, residentMegabytes: memory });
} finally {
  await stage.close();
  await rm(directory, { recursive: true, force: true });
}

async function apply(folder: MigrationFolder): Promise<number> {
  const session = await stage.open();
  try {
    await session.query('SELECT 1');
    const start = performance.now();
    const { failure } = await runLeg(session, folder, { kind: 'run' }, context);
    if (failure) throw new Error(failure.message);
    return performance.now() - start;
  } finally {
    await session.close();
  }
}

async function rehearseAll(
  folder: MigrationFolder,
): Promise<Pick<RehearsalResults, 'rehearsed' | 'verdicts'>> {
  await (await stage.open()).close();
  const [start, verdicts] = [performance.now(), new Map<string, number>()];
  for await (const { verdict } of rehearseFolder(stage, { folder, context })) {
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  }
  return { rehearsed: performance.now() - start, verdicts };
}

/** The last migration with another text each time. The first two, which warm up, are not counted. */
async function saveOften(folder: MigrationFolder): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < SAVES + 2; n++) {
    const task = savedTask(folder, n);
    const start = performance.now();
    for await (const _ of rehearseFolder(stage, task)) times.push(performance.now() - start);
  }
  return times.slice(2);
}

function savedTask(folder: MigrationFolder, n: number): FolderTask {
  const last = folder.migrations.at(-1);
  if (!last?.up) throw new Error('The last migration has no up script.');
  const text = `${last.up.text}\n-- ${n}\n`;
  const saved: Migration = {
    ...last,
    up: { ...last.up, text, checksum: checksumOf(Buffer.from(text)) },
  };
  const migrations = [...folder.migrations.slice(0, -1), saved];
  const isWanted = (it: Migration): boolean => it === saved;
  return { folder: { ...folder, migrations }, context, isWanted, isDraft: true };
}
