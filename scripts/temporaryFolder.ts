import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder that is removed, with all that is in it, when the scope ends. */
export async function temporaryFolder(scope: AsyncDisposableStack): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'staircase-'));
  scope.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
