import { circumstances, writeSection as writeInto } from './resultsFile.ts';

const FILE = { name: 'RESULTS-rehearsal.md', heading: 'How fast a history is rehearsed' };

/** Prints what was measured and puts it into RESULTS-rehearsal.md, in place of what stood there of it. */
export async function writeSection(title: string, body: string): Promise<void> {
  await writeInto(FILE, title, `${circumstances()}.\n${body}`);
}
