import type { Migration, MigrationFolder } from '../../migrations/migration.ts';
import type { FolderTask } from '../../rehearsal/folderTask.ts';
import type { Rehearsal } from '../../rehearsal/rehearsal.ts';
import { rehearseFolder } from '../../rehearsal/rehearseFolder.ts';
import type { Stage } from '../../rehearsal/stage.ts';
import type { Parser } from '../../sql/parser.ts';
import type { CommandContext } from '../command.ts';
import type { Project } from '../project.ts';
import { onOwnStage } from './onOwnStage.ts';

/** What a call rehearses, and with what. */
export interface RehearsalWork {
  readonly project: Project;
  readonly folder: MigrationFolder;
  readonly wanted: ReadonlySet<Migration>;
  readonly parser: Parser;
}

/**
 * Rehearses on a stage of its own, of which nothing is left, also where Ctrl-C ends it;
 * then it resolves to what was told before. Throws `ConnectionError` where no stage is to be had.
 */
export async function rehearseAll(
  context: CommandContext,
  work: RehearsalWork,
): Promise<Rehearsal[]> {
  if (work.wanted.size === 0) return [];
  return await onOwnStage(context, work.project, (stage) => collect(context, stage, work));
}

async function collect(
  { terminal, signal }: CommandContext,
  stage: Stage,
  work: RehearsalWork,
): Promise<Rehearsal[]> {
  const { wanted } = work;
  const found: Rehearsal[] = [];
  try {
    for await (const rehearsal of rehearseFolder(stage, taskOf(work, signal))) {
      if (signal.aborted) break;
      found.push(rehearsal);
      const { version, description, verdict } = rehearsal;
      terminal.status(`${found.length} of ${wanted.size}: ${version} ${description}: ${verdict}`);
    }
  } catch (error) {
    // The stage is lost then, which is what ends a script that hangs.
    if (!signal.aborted) throw error;
  }
  return found;
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
