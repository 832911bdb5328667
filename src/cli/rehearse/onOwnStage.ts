import { ServerStage } from '../../rehearsal/stage/serverStage.ts';
import type { Stage } from '../../rehearsal/stage/stage.ts';
import type { CommandContext } from '../command.ts';
import type { Project } from '../source/project.ts';
import { stageServer } from './stageServer.ts';
import { temporaryStage } from './temporaryStage.ts';

/**
 * Works on a stage of its own, on the server that is configured or else in a temporary directory, of
 * which nothing is left, also where Ctrl-C ends it. Throws `ConnectionError` where no stage is to be
 * had, and `UsageError` for a server that cannot be meant.
 */
export async function onOwnStage<Result>(
  context: CommandContext,
  project: Project,
  work: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const server = await stageServer(context, project);
  const stage = server ? new ServerStage(server) : await temporaryStage(context);
  try {
    context.terminal.status(`Starting ${stage.name}`);
    return await work(stage);
  } finally {
    await stage.close();
  }
}
