import { createHash } from 'node:crypto';
import { lstat, mkdtemp, readdir } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedEnvironment } from '../../database/connect/installedEnvironment.ts';
import { BuiltInStage } from '../../rehearsal/stage/builtInStage.ts';
import type { CommandContext } from '../command.ts';

/** Milliseconds after which the server of a call that was killed misses it. */
const GRACE = 3_000;

/**
 * A built-in stage for one call, in a temporary directory that its `close` removes. What calls have
 * left that were killed is removed first: the name of a directory says whose it is.
 */
export async function temporaryStage(context: CommandContext): Promise<BuiltInStage> {
  const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
  const prefix = `staircase-rehearsal-${machine}-`;
  const stageIn = (directory: string): BuiltInStage => {
    const { builtIn } = installedEnvironment(context.installation, context.environment);
    return new BuiltInStage(directory, builtIn, GRACE);
  };
  for (const directory of await leftovers(prefix)) {
    // Somebody else may be removing it.
    await stageIn(directory)
      .close()
      .catch(() => undefined);
  }
  return stageIn(await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`)));
}

async function leftovers(prefix: string): Promise<string[]> {
  const names = (await readdir(tmpdir())).filter((it) => it.startsWith(prefix));
  const gone = names.filter((it) => isGone(Number.parseInt(it.slice(prefix.length), 10)));
  const paths = gone.map((it) => join(tmpdir(), it));
  const areOurs = await Promise.all(paths.map(isOurs));
  return paths.filter((_, index) => areOurs[index]);
}

/** What another user has put there may name any process as its server. */
async function isOurs(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  const own = process.getuid?.() ?? found?.uid;
  return found?.isDirectory() === true && found.uid === own;
}

function isGone(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
