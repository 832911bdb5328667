import { rm } from 'node:fs/promises';
import { builtInDirectory } from './builtInDirectory.ts';
import { standingOf } from './ownership.ts';

/**
 * Ends the server of a built-in database at once, whoever uses it and whatever it runs, and deletes
 * its data. For databases that hold nothing of a person's.
 */
export async function endBuiltIn(workspace: string, dataRoot: string): Promise<void> {
  const directory = builtInDirectory(workspace, dataRoot);
  await killServer(directory).catch(() => undefined);
  await rm(directory, { recursive: true, force: true, maxRetries: 10 });
}

async function killServer(directory: string): Promise<void> {
  const standing = await standingOf(directory);
  if (standing.kind !== 'served') return;
  const gone = new Promise((resolve) => standing.socket.once('close', resolve));
  standing.socket.resume();
  process.kill(standing.owner.processId, 'SIGKILL');
  await gone;
}
