import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedEnvironment } from '../../database/installedEnvironment.ts';
import { BuiltInStage } from '../../rehearsal/builtInStage.ts';
import type { Stage } from '../../rehearsal/stage.ts';
import type { CommandContext } from '../command.ts';

/**
 * Works on a stage in a temporary directory, of which nothing is left, also where Ctrl-C ends it.
 * Throws `ConnectionError` where no stage is to be had.
 */
export async function onOwnStage<Result>(
  { installation, environment, terminal }: CommandContext,
  work: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), 'staircase-rehearsal-'));
  const { builtIn } = installedEnvironment(installation, environment);
  const stage = new BuiltInStage(directory, builtIn);
  try {
    terminal.status(`Starting ${stage.name}`);
    return await work(stage);
  } finally {
    await stage.close();
  }
}
