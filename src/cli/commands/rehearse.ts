import { loadParser } from '../../sql/libpgQuery.ts';
import { type CommandContext, EXIT, type Handler } from '../command.ts';
import { sayRehearsal, sayRehearsals } from '../output/sayRehearsals.ts';
import { isFailing } from '../rehearse/isFailing.ts';
import { RehearsalShower } from '../rehearse/rehearsalShower.ts';
import { rehearseAll } from '../rehearse/rehearseAll.ts';
import { rehearsedFolder } from '../rehearse/rehearsedFolder.ts';
import type { ShownRehearsal } from '../rehearse/shownRehearsal.ts';
import { toldOnce } from '../rehearse/toldOnce.ts';
import { wantedMigrations } from '../rehearse/wantedMigrations.ts';
import { warnOfProblems } from '../rehearse/warnOfProblems.ts';
import { readProject } from '../source/project.ts';

/** `rehearse`: migrations up, down and up again on a stage of its own; 1 where one of them is bad. */
export const rehearse: Handler = async (call) => {
  const context = withFolder(call);
  const { flags, directory, signal } = context;
  const project = await readProject(context);
  const folder = await rehearsedFolder(context, project);
  const { migrations: wanted, problems } = await wantedMigrations(context, folder);
  warnOfProblems(context, toldOnce(folder.problems, problems));
  const parser = await loadParser();
  const shower = new RehearsalShower({ folder, parser, directory });
  const shown: ShownRehearsal[] = [];
  await rehearseAll(context, { project, folder, wanted, parser }, (rehearsal) => {
    const told = shower.shown(rehearsal);
    shown.push(told);
    sayRehearsal(context, told);
  });
  const isUnread = problems.length > 0 && flags.failOn !== 'never';
  const isFailed = isUnread || shown.some(({ rehearsal }) => isFailing(rehearsal, flags));
  const { locator } = shower;
  sayRehearsals(context, { shown, problems, locator, isFailed, isCancelled: signal.aborted });
  if (signal.aborted) return EXIT.interrupted;
  return isFailed ? EXIT.failed : EXIT.fine;
};

/** `rehearse FOLDER` is `rehearse --source FOLDER`. */
function withFolder(context: CommandContext): CommandContext {
  const [source] = context.operands;
  return source === undefined ? context : { ...context, flags: { ...context.flags, source } };
}
