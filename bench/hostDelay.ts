/**
 * For how long the extension host is blocked beside rehearsals, in the real VS Code:
 * `node bench/hostDelay.ts DIRECTORY`, the directory also by `STAIRCASE_CORPUS`. Rehearses all of its
 * migrations, and then saves the last one again and again (test/host/delay). Goal: never more than
 * 50 ms. Writes its part of RESULTS-rehearsal.md.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { launchBrowser } from '../scripts/browser.ts';
import { build } from '../scripts/build.ts';
import { bundleHostSuite } from '../scripts/bundleHostSuite.ts';
import { temporaryFolder } from '../scripts/temporaryFolder.ts';
import type { Blocking } from '../test/host/delay/whileWatched.ts';
import { newSample } from '../test/support/hostSample.ts';
import { runHostSuite } from '../test/support/hostSuite.ts';
import { writeSection } from './rehearsalResults.ts';

const corpus = process.argv[2] ?? process.env['STAIRCASE_CORPUS'];
if (!corpus) throw new Error('Name a directory of migrations.');

const ROWS = [
  ['nothing', 'nothing, for comparison'],
  ['all', 'all migrations are rehearsed'],
  ['saves', 'the last one is saved 20 times'],
] as const;

await using scope = new AsyncDisposableStack();
await build();
await bundleHostSuite();
const results = join(await temporaryFolder(scope), 'delay.json');
const cases = await runHostSuite(scope, {
  browser: await launchBrowser(scope),
  workspace: await newSample(scope),
  env: {
    STAIRCASE_TEST_WINDOW: 'delay',
    STAIRCASE_CORPUS: resolve(corpus),
    STAIRCASE_DELAY_RESULTS: results,
  },
});
const failure = cases.find((it) => it.failure !== undefined)?.failure;
if (failure !== undefined) throw new Error(failure);
const found: Readonly<Record<string, Blocking>> = JSON.parse(await readFile(results, 'utf8'));
await writeSection(
  'The extension host beside it',
  `For how long VS Code's extension host was blocked between two turns, looked at every 5 ms; by
\`node bench/hostDelay.ts\`. Goal: never more than 50 ms. Of the longest, what was not its own processor's
time it has waited for a processor.

| while | took | 99 of 100 | longest | most processor time in one turn |
| --- | --- | --- | --- | --- |
${ROWS.map(rowOf).join('\n')}`,
);

function rowOf([name, words]: (typeof ROWS)[number]): string {
  const { took, p99, longest, processor } = found[name] as Blocking;
  const used = processor === undefined ? 'not known' : milliseconds(processor);
  return `| ${words} | ${(took / 1000).toFixed(1)} s | ${[p99, longest].map(milliseconds).join(' | ')} | ${used} |`;
}

function milliseconds(time: number): string {
  return `${time.toFixed(0)} ms`;
}
