import type { Migration, MigrationFolder } from '../../migrations/migration.ts';
import type { FolderTask } from '../../rehearsal/folderTask.ts';
import type { Rehearsal } from '../../rehearsal/rehearsal.ts';
import { rehearseFolder } from '../../rehearsal/rehearseFolder.ts';
import type { Stage } from '../../rehearsal/stage/stage.ts';
import type { Parser } from '../../sql/parser.ts';
import type { CommandContext } from '../command.ts';
import type { Project } from '../source/project.ts';
import { onOwnStage } from './onOwnStage.ts';

/** What a call rehearses, and with what. */
export interface RehearsalWork {
  readonly project: Project;
  readonly folder: MigrationFolder;
  readonly wanted: ReadonlySet<Migration>;
  readonly parser: Parser;
}

/**
 * Rehearses on a stage of its own, of which nothing is left, and tells of each when it is done; also
 * where Ctrl-C ends it. Throws `ConnectionError` where no stage is to be had.
 */
export async function rehearseAll(
  context: CommandContext,
  work: RehearsalWork,
  tell: (rehearsal: Rehearsal) => void,
): Promise<void> {
  if (work.wanted.size === 0) return;
  await onOwnStage(context, work.project, (stage) => rehearseEach(context, stage, work, tell));
}

async function rehearseEach(
  { terminal, signal }: CommandContext,
  stage: Stage,
  work: RehearsalWork,
  tell: (rehearsal: Rehearsal) => void,
): Promise<void> {
  let count = 0;
  try {
    for await (const rehearsal of rehearseFolder(stage, taskOf(work, signal))) {
      if (signal.aborted) break;
      count += 1;
      tell(rehearsal);
      const { version, description, verdict } = rehearsal;
      terminal.status(`${count} of ${work.wanted.size}: ${version} ${description}: ${verdict}`);
    }
  } catch (error) {
    // The stage is lost then, which is what ends a script that hangs.
    if (!signal.aborted) throw error;
  }
}

function taskOf(
  { project, folder, wanted, parser }: RehearsalWork,
  signal: AbortSignal,
): FolderTask {
  const { ledgerName, createSchemas, settings } = project;
  const { allowTransactionControl } = settings;
  return {
    folder,
    isWanted: (it) => wanted.has(it),
    context: {
      parser,
      ledgerName,
      createSchemas,
      allowTransactionControl,
      isObserved: true,
      signal,
    },
  };
}
