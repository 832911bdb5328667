import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { standingOf } from '../src/database/embedded/ownership.ts';

/** The memory of the built-in servers whose data are below a directory, all together. */
export async function residentMegabytes(directory: string): Promise<number> {
  let sum = 0;
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const standing = await standingOf(join(directory, entry.name));
    if (standing.kind !== 'served') continue;
    standing.socket.destroy();
    const ps = await promisify(execFile)('ps', ['-o', 'rss=', '-p', `${standing.owner.processId}`]);
    sum += Number(ps.stdout) / 1024;
  }
  return Math.round(sum);
}
