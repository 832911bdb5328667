import { relative, resolve } from 'node:path';
import { type LinkReport, makeLinks } from '../../migrations/link/makeLinks.ts';
import { isLinked, type LinkPlan, planLink } from '../../migrations/link/planLink.ts';
import { linkLines } from '../../view/report/linkText.ts';
import { type CommandContext, EXIT, type Handler } from '../command.ts';
import { printJson } from '../output/json.ts';
import { readProject } from '../source/project.ts';
import { readSource } from '../source/readSource.ts';
import { requireFolder } from '../source/requireFolder.ts';

/** `migrate link`: makes the flat folder that sqlx reads, or checks it; asks no database. */
export const link: Handler = async (context) => {
  const { directory, flags } = context;
  const project = await readProject(context);
  const folder = await requireFolder(context, project, await readSource(project));
  const out = flags.out === undefined ? undefined : resolve(directory, flags.out);
  const plan = await planLink(folder, out);
  const report = flags.check ? undefined : await makeLinks(plan);
  const isGood = plan.differences.length === 0 && (report ? isMade(plan, report) : isLinked(plan));
  if (flags.json) showJson(context, plan, report, isGood);
  else for (const line of lines(context, plan, report)) context.terminal.out(line);
  return isGood ? EXIT.fine : EXIT.failed;
};

function isMade({ refusals }: LinkPlan, { problem }: LinkReport): boolean {
  return refusals.length === 0 && problem === undefined;
}

function lines({ directory }: CommandContext, plan: LinkPlan, report: LinkReport | undefined) {
  return linkLines(plan, relative(directory, plan.out) || '.', report);
}

function showJson(
  context: CommandContext,
  plan: LinkPlan,
  report: LinkReport | undefined,
  isGood: boolean,
): void {
  const { out, folder, stale, refusals, differences, isMarked } = plan;
  const links = plan.links.map(({ name, target, state, reason, migration: { version } }) => ({
    name,
    target,
    version,
    state,
    ...(reason !== undefined && { reason }),
  }));
  const found = { folder, out, isMarked, links, stale, differences, refusals };
  printJson(context, { outcome: isGood ? 'done' : 'failed', ...found, ...report });
}
