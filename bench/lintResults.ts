import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { circumstances, writeSection as writeInto } from './resultsFile.ts';
import { squawkProgram } from './squawk.ts';

const FILE = { name: 'RESULTS-lint.md', heading: 'How fast migrations are linted' };

/** Prints what was measured and puts it into RESULTS-lint.md, in place of what stood there of it. */
export async function writeSection(title: string, body: string): Promise<void> {
  const { stdout } = await promisify(execFile)(squawkProgram(), ['--version']);
  await writeInto(FILE, title, `${circumstances()}, ${stdout.trim()}.\n${body}`);
}
