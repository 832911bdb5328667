import { writeFile } from 'node:fs/promises';
import { systemErrorText } from '../../migrations/systemError.ts';
import { type OfferedDown, offeredDown } from '../../reversal/offeredDown.ts';
import type { ReversalTask } from '../../reversal/reversalTask.ts';
import { loadParser } from '../../sql/libpgQuery.ts';
import { type CommandContext, EXIT, type Handler } from '../command.ts';
import { type DownRequest, downRequest } from '../down/downRequest.ts';
import { sayDown } from '../output/sayDown.ts';
import { nothingDone } from '../perform/nothingDone.ts';
import { onOwnStage } from '../rehearse/onOwnStage.ts';
import { rehearsedFolder } from '../rehearse/rehearsedFolder.ts';
import { warnOfProblems } from '../rehearse/warnOfProblems.ts';
import { type Project, readProject } from '../source/project.ts';
import { UsageError } from '../usageError.ts';
import { WriteError } from '../writeError.ts';

/** `down`: a down script that was rehearsed, printed or written; 1 where it is not proven. */
export const down: Handler = async (context) => {
  const project = await readProject(context);
  const folder = await rehearsedFolder(context, project);
  warnOfProblems(context, folder.problems);
  const request = downRequest(context, folder);
  const { migration, mode } = request;
  const run = await runContext(context, project);
  const offered = await onOwnStage(context, project, (stage) =>
    offeredDown({ stage, folder, migration, context: run }, mode),
  );
  if (context.signal.aborted) return nothingDone(context);
  if (!offered) {
    const advice = 'staircase lint says where.';
    throw new UsageError(`${migration.up?.path} cannot be read as SQL.`, advice);
  }
  const isWritten = await write(context, request, offered);
  sayDown(context, { ...request, offered, isWritten });
  return offered.isProven ? EXIT.fine : EXIT.failed;
};

async function runContext(
  { signal }: CommandContext,
  { ledgerName, createSchemas, settings }: Project,
): Promise<ReversalTask['context']> {
  const { allowTransactionControl } = settings;
  const parser = await loadParser();
  return { parser, ledgerName, createSchemas, allowTransactionControl, signal };
}

/** A repair that nothing helps leaves the file as it is. */
async function write(
  { flags }: CommandContext,
  { mode, path, migration }: DownRequest,
  { text, isProven }: OfferedDown,
): Promise<boolean> {
  if (!flags.write || path === undefined || text === migration.down?.text) return false;
  if (mode === 'repair' && !isProven) return false;
  try {
    await writeFile(path, text, { flag: migration.down ? 'w' : 'wx' });
  } catch (error) {
    const reason = systemErrorText(error) ?? String(error);
    throw new WriteError(`Cannot write ${path}: ${reason}.`, 'Nothing was written.');
  }
  return true;
}
