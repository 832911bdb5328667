import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** macOS takes 104 bytes with the closing zero, Linux 108. */
const LONGEST = 100;

/**
 * A new path for a socket in a directory that only this user may enter; on Windows the name of a
 * pipe. Never the same twice, so that a socket which answers is the one its lock file names.
 */
export async function newSocketPath(): Promise<string> {
  const token = randomBytes(8).toString('hex');
  if (process.platform === 'win32') return `\\\\.\\pipe\\staircase-${token}`;
  const { uid } = userInfo();
  const failures: unknown[] = [];
  for (const base of [process.env['XDG_RUNTIME_DIR'], tmpdir(), '/tmp']) {
    const folder = join(base ?? '', `staircase-${uid}`);
    const path = join(folder, `${token}.sock`);
    if (!base || Buffer.byteLength(path) > LONGEST) continue;
    try {
      await makePrivate(folder, uid);
      return path;
    } catch (error) {
      failures.push(error);
    }
  }
  throw failures[0] ?? new Error(`no directory for a socket: ${tmpdir()} is too long a path`);
}

/** Refuses a directory another user has put there to listen in our place. */
async function makePrivate(folder: string, uid: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== uid) throw new Error(`${folder} is not this user's`);
  await chmod(folder, 0o700);
}
