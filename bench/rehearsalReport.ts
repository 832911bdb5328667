import { writeSection } from './rehearsalResults.ts';

/** What was measured of rehearsing a history; times in milliseconds. */
export interface RehearsalResults {
  readonly migrations: number;
  /** Of the up scripts, once: before the rehearsals and after them. */
  readonly applied: readonly [number, number];
  readonly rehearsed: number;
  readonly verdicts: ReadonlyMap<string, number>;
  /** From save to verdict, on the last migration. */
  readonly saves: readonly number[];
  readonly residentMegabytes: number;
}

/** Prints the results and writes their section of RESULTS-rehearsal.md, with the goals beside. */
export async function reportRehearsal(results: RehearsalResults): Promise<void> {
  const { migrations, applied, rehearsed, verdicts, residentMegabytes } = results;
  const once = (applied[0] + applied[1]) / 2;
  const saves = [...results.saves].sort((a, b) => a - b);
  await writeSection(
    'A history, and a save',
    `${migrations} migrations on the built-in PostgreSQL; by \`node bench/rehearsal.ts\`. Verdicts: ${counts(verdicts)}.

| what | measured | goal |
| --- | --- | --- |
| all applied once, before and after | ${applied.map(seconds).join(' and ')} | |
| all rehearsed | ${seconds(rehearsed)}, ${(rehearsed / once).toFixed(1)} times as long | 15 times |
| from save to verdict on the last one | p50 ${percentile(saves, 50)} ms, p95 ${percentile(saves, 95)} ms | 150 ms, 400 ms |
| resident memory of the stage | ${residentMegabytes} MB | 550 MB |

Reading the folder and starting the stage are not counted. A stage ends five minutes after the last
rehearsal (\`GRACE\` in src/rehearsal/stage/builtInStage.ts), which is not waited for here.`,
  );
}

function counts(verdicts: ReadonlyMap<string, number>): string {
  return [...verdicts].map(([verdict, count]) => `${count} ${verdict}`).join(', ');
}

function percentile(sorted: readonly number[], part: number): string {
  return (sorted[Math.floor((sorted.length * part) / 100)] ?? 0).toFixed(0);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
