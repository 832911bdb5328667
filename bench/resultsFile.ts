import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';

/** Results of several programs in one file, each in a section of its own. */
export interface ResultsFile {
  /** Beside this file, such as `RESULTS-lint.md`. */
  readonly name: string;
  /** What stands above all sections. */
  readonly heading: string;
}

/** Prints what was measured and puts it into the file, in place of what stood there of it. */
export async function writeSection(
  { name, heading }: ResultsFile,
  title: string,
  body: string,
): Promise<void> {
  const path = join(import.meta.dirname, name);
  const section = `## ${title}\n\n${body}\n`;
  process.stdout.write(`${section}\n`);
  const before = await readFile(path, 'utf8').catch(() => `# ${heading}\n`);
  const parts = before.split(/^(?=## )/m).filter((it) => !it.startsWith(`## ${title}\n`));
  await writeFile(path, [...parts.map((it) => `${it.trimEnd()}\n`), section].join('\n'));
}

/** The day, the machine and Node. */
export function circumstances(): string {
  const processors = cpus();
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${processors.length} cores (${processors[0]?.model.trim()})`;
  return `${day}, ${machine}, Node ${process.version}`;
}
