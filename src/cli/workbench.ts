import type { Session } from '../database/session.ts';
import type { Target } from '../database/target.ts';
import type { MigrationFolder } from '../migrations/migration.ts';
import type { Parser } from '../sql/parser.ts';
import { remarkText } from '../view/report/remarkText.ts';
import type { CommandContext } from './command.ts';
import type { Project } from './source/project.ts';
import { readSource } from './source/readSource.ts';
import { requireFolder } from './source/requireFolder.ts';
import { openTarget } from './target/openTarget.ts';
import { requireTarget } from './target/requireTarget.ts';

/** A call that has read its folder and reached its database. */
export interface Workbench {
  readonly context: CommandContext;
  readonly project: Project;
  readonly folder: MigrationFolder;
  readonly target: Target;
  readonly session: Session;
  readonly parser: Parser;
}

/** Opens the folder and the database of a call, and closes the session when the work is done. */
export async function atWorkbench(
  context: CommandContext,
  project: Project,
  work: (workbench: Workbench) => Promise<number>,
): Promise<number> {
  const target = await requireTarget(project);
  const [session, folder, parser] = await open(context, project, target);
  for (const line of overlooked(folder)) context.terminal.err(line);
  try {
    return await work({ context, project, folder, target, session, parser });
  } finally {
    await session.close().catch(() => undefined);
  }
}

/** What keeps nothing from running is not in any plan, and a person may have meant it to run. */
function overlooked({ problems }: MigrationFolder): string[] {
  const unsaid = problems.filter(({ refusesRun }) => !refusesRun);
  return unsaid.map((it) => `warning: ${remarkText({ code: 'disk-problem', ...it })}`);
}

/** The server answers while we read the disk and start the parser; where they fail, it is not waited for. */
async function open(
  context: CommandContext,
  project: Project,
  target: Target,
): Promise<[Session, MigrationFolder, Parser]> {
  const ended = new AbortController();
  const end = (): void => ended.abort(context.signal.reason);
  if (context.signal.aborted) end();
  context.signal.addEventListener('abort', end, { once: true });
  const opening = openTarget({ ...context, signal: ended.signal }, target);
  opening.catch(() => undefined);
  try {
    const [folder, parser] = await prepare(context, project);
    return [await opening, folder, parser];
  } catch (error) {
    end();
    await opening.then((session) => session.close()).catch(() => undefined);
    throw error;
  }
}

async function prepare(
  context: CommandContext,
  project: Project,
): Promise<[MigrationFolder, Parser]> {
  const { loadParser } = await import('../sql/libpgQuery.ts');
  // V8 compiles it on threads of its own while the folder is read.
  const loading = loadParser();
  loading.catch(() => undefined);
  const folder = await requireFolder(context, project, await readSource(project));
  return [folder, await loading];
}
