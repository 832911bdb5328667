import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { squawkProgram } from './squawk.ts';

const FILE = join(import.meta.dirname, 'RESULTS-lint.md');

/** Prints what was measured and puts it into RESULTS-lint.md, in place of what stood there of it. */
export async function writeSection(title: string, body: string): Promise<void> {
  const section = `## ${title}\n\n${await circumstances()}.\n${body}\n`;
  process.stdout.write(`${section}\n`);
  const before = await readFile(FILE, 'utf8').catch(() => '# How fast migrations are linted\n');
  const parts = before.split(/^(?=## )/m).filter((it) => !it.startsWith(`## ${title}\n`));
  await writeFile(FILE, [...parts.map((it) => `${it.trimEnd()}\n`), section].join('\n'));
}

/** The day, the machine and the programs. */
async function circumstances(): Promise<string> {
  const processors = cpus();
  const { stdout } = await promisify(execFile)(squawkProgram(), ['--version']);
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${processors.length} cores (${processors[0]?.model.trim()})`;
  return `${day}, ${machine}, Node ${process.version}, ${stdout.trim()}`;
}
