import { writeSection } from './lintResults.ts';

/** What a linter took, in milliseconds. */
export interface LintTime {
  readonly name: string;
  readonly took: number;
}

/** Prints the times and writes them to RESULTS-lint.md, with the goals beside. */
export async function reportLint(times: readonly LintTime[], parsing: number): Promise<void> {
  const [squawk] = times;
  const rows = times.map(
    ({ name, took }) =>
      `| ${name} | ${seconds(took)} | ${(took / (squawk?.took ?? 1)).toFixed(2)} |`,
  );
  await writeSection(
    'A folder on the command line',
    `Whole processes on 1,000 migrations of 20 statements, JSON output; medians of interleaved rounds; by
\`node bench/lint.ts\`. Goals: at most 1.5 of Squawk's time with the same rules, 2.5 with all, and 0.5 for
a folder that has not changed. Parsing alone, on one core: ${seconds(parsing)}.

| linter | time | of squawk |
| --- | --- | --- |
${rows.join('\n')}`,
  );
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
