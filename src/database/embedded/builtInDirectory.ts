import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Where the built-in database of a workspace has its data: a directory named by the hash of the
 * workspace's real path, so that the editor and a command line, through whatever link, meet.
 */
export function builtInDirectory(workspace: string, dataRoot: string): string {
  const hash = createHash('sha256').update(realPathOf(workspace)).digest('hex');
  return join(dataRoot, hash.slice(0, 32));
}

/** A workspace that is gone still has its database. */
function realPathOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return resolve(path);
  }
}
