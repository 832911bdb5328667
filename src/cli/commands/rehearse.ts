import { loadParser } from '../../sql/libpgQuery.ts';
import { type CommandContext, EXIT, type Handler } from '../command.ts';
import { sayRehearsals } from '../output/sayRehearsals.ts';
import { readProject } from '../project.ts';
import { readSource } from '../readSource.ts';
import { isFailing } from '../rehearse/isFailing.ts';
import { rehearseAll } from '../rehearse/rehearseAll.ts';
import { shownRehearsals } from '../rehearse/shownRehearsal.ts';
import { wantedMigrations } from '../rehearse/wantedMigrations.ts';
import { requireFolder } from '../requireFolder.ts';

/** `rehearse`: migrations up, down and up again on a stage of its own; 1 where one of them is bad. */
export const rehearse: Handler = async (call) => {
  const context = withFolder(call);
  const project = await readProject(context);
  const folder = await requireFolder(context, project, await readSource(project));
  for (const { path, message } of folder.problems) {
    context.terminal.err(`warning: ${path}: ${message}`);
  }
  const wanted = await wantedMigrations(context, folder);
  const parser = await loadParser();
  const found = await rehearseAll(context, { project, folder, wanted, parser });
  const told = shownRehearsals(found, { folder, parser, directory: context.directory });
  const isFailed = found.some((it) => isFailing(it, context.flags));
  sayRehearsals(context, { ...told, isFailed, isCancelled: context.signal.aborted });
  if (context.signal.aborted) return EXIT.interrupted;
  return isFailed ? EXIT.failed : EXIT.fine;
};

/** `rehearse FOLDER` is `rehearse --source FOLDER`. */
function withFolder(context: CommandContext): CommandContext {
  const [source] = context.operands;
  return source === undefined ? context : { ...context, flags: { ...context.flags, source } };
}
