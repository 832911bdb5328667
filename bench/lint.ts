/**
 * How fast whole processes lint 1,000 migrations of 20 statements, side by side with Squawk:
 * `node bench/lint.ts [rounds]`. Needs `npm run build`. Writes the first part of RESULTS-lint.md.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LINTERS, type Linter, lint } from './linters.ts';
import { writeLintLoad } from './lintLoad.ts';
import { measureParsing } from './lintParsing.ts';
import { reportLint } from './lintReport.ts';
import { median } from './rounds.ts';

const rounds = Number(process.argv[2] ?? 7);

const directory = await mkdtemp(join(tmpdir(), 'staircase-bench-lint-'));
try {
  const folder = join(directory, 'migrations');
  await writeLintLoad(folder, 1000);
  const times = new Map<Linter, number[]>(LINTERS.map((it) => [it, []]));
  // Fills the cache, and the files into memory.
  for (const linter of LINTERS) await lint(linter, folder);
  for (let round = 0; round < rounds; round++) {
    for (const [index] of LINTERS.entries()) {
      const linter = LINTERS[(index + round) % LINTERS.length] as Linter;
      times.get(linter)?.push(await lint(linter, folder));
    }
  }
  const medians = LINTERS.map((it) => ({ name: it.name, took: median(times.get(it) ?? []) }));
  await reportLint(medians, await measureParsing(folder));
} finally {
  await rm(directory, { recursive: true });
}
