import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ConnectionError } from '../failure.ts';
import { builtInDirectory } from './builtInDirectory.ts';
import { claim } from './ownership.ts';

/**
 * Deletes the built-in database of a workspace with all its data; the next open begins afresh.
 * Throws `ConnectionError` ('in-use') while somebody uses it.
 */
export async function removeBuiltIn(workspace: string, dataRoot: string): Promise<void> {
  const directory = builtInDirectory(workspace, dataRoot);
  if (!existsSync(directory)) return;
  const owned = await claim(directory, '');
  if (!owned) {
    throw new ConnectionError(
      'in-use',
      `The built-in database in ${directory} is in use.`,
      'Close the windows and programs that use it, wait a few seconds, and try again.',
    );
  }
  try {
    for (const name of ['data', 'data-unfinished', 'server.log']) {
      await rm(join(directory, name), { recursive: true, force: true });
    }
  } finally {
    await owned.release();
  }
}
