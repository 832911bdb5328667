import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ConnectionError } from '../failure.ts';
import { builtInDirectory } from './builtInDirectory.ts';
import { type Claim, claim } from './ownership.ts';

/** Milliseconds in which a built-in database that nobody uses any more has gone to sleep: 3 s and its end. */
export const FALLS_ASLEEP = 5_000;

/**
 * Deletes the built-in database of a workspace with all its data; the next open begins afresh.
 * Its server outlives its last user by some seconds: `patience`, in milliseconds, is waited for that,
 * once, as each look keeps the server awake. Throws `ConnectionError` ('in-use') where it is used still.
 */
export async function removeBuiltIn(
  workspace: string,
  dataRoot: string,
  patience = 0,
): Promise<void> {
  const directory = builtInDirectory(workspace, dataRoot);
  if (!existsSync(directory)) return;
  const owned = (await claim(directory, '')) ?? (await claimLater(directory, patience));
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

async function claimLater(directory: string, patience: number): Promise<Claim | undefined> {
  if (patience === 0) return undefined;
  await pause(patience);
  return await claim(directory, '');
}
