import type { Plan, Remark } from '../../engine/plan/plan.ts';
import { plan } from '../../engine/plan/planner.ts';
import { remarkText } from '../../view/report/remarkText.ts';
import { EXIT, type Handler } from '../command.ts';
import { entryJson, printJson, remarkJson, targetJson } from '../output/json.ts';
import { listLines } from '../output/listLines.ts';
import { listTable } from '../output/listTable.ts';
import { sqlxRefusal } from '../output/sqlxError.ts';
import { performRevert } from '../perform/performRevert.ts';
import { readInput } from '../perform/planning.ts';
import { readProject } from '../source/project.ts';
import { UsageError } from '../usageError.ts';
import { atWorkbench, type Workbench } from '../workbench.ts';

/** `migrate list` and `migrate info`: the state of every migration; writes nothing. */
export const list: Handler = async (context) => {
  const { revert, targetVersion } = context.flags;
  if (targetVersion !== undefined && !revert) {
    throw new UsageError('--target-version goes with --revert.', 'Add it, or leave both out.');
  }
  return await atWorkbench(context, await readProject(context), async (bench) => {
    if (revert) return await listRevert(bench);
    return show(bench, plan(await readInput(bench), { kind: 'run' }));
  });
};

/** As sqlx does, a pipe gets no list of a folder of which something could not be read. */
function show(bench: Workbench, shown: Plan): number {
  const { terminal, flags } = bench.context;
  const problems = shown.refusals.filter(({ code }) => code === 'disk-problem');
  const [problem] = problems;
  if (!problem || terminal.isTerminal || flags.json) showList(bench, shown, problems);
  else terminal.out(`error: ${sqlxRefusal(problem, shown)}`);
  if (!flags.json) for (const it of problems) terminal.err(remarkText(it));
  return problem ? EXIT.failed : EXIT.fine;
}

function showList({ context, target }: Workbench, shown: Plan, problems: readonly Remark[]): void {
  const { terminal, flags } = context;
  if (flags.json) {
    const migrations = shown.entries.map(entryJson);
    const unread = problems.map(remarkJson);
    printJson(context, { target: targetJson(target), migrations, problems: unread });
    return;
  }
  const lines = terminal.isTerminal ? listTable(shown, target, terminal) : listLines(shown);
  for (const line of lines) terminal.out(line);
}

/** What a revert would take back: its dry run. */
async function listRevert(bench: Workbench): Promise<number> {
  const { context } = bench;
  const dry = { ...bench, context: { ...context, flags: { ...context.flags, dryRun: true } } };
  return await performRevert(dry, context.flags.targetVersion);
}
