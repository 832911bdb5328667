import type { Plan } from '../../engine/plan.ts';
import { plan } from '../../engine/planner.ts';
import { EXIT, type Handler } from '../command.ts';
import { entryJson, printJson, targetJson } from '../output/json.ts';
import { listLines } from '../output/listLines.ts';
import { listTable } from '../output/listTable.ts';
import { performPlan } from '../performPlan.ts';
import { atWorkbench, readInput, type Workbench } from '../planning.ts';
import { readProject } from '../project.ts';
import { appliedUpTo, refuseNewerTarget } from '../targetLimits.ts';

/** `migrate list` and `migrate info`: the state of every migration; writes nothing. */
export const list: Handler = async (context) =>
  await atWorkbench(context, await readProject(context), async (bench) => {
    if (context.flags.revert) return await listRevert(bench);
    show(bench, plan(await readInput(bench), { kind: 'run' }));
    return EXIT.fine;
  });

function show({ context, target }: Workbench, shown: Plan): void {
  const { terminal, flags } = context;
  if (flags.json) {
    const migrations = shown.entries.map(entryJson);
    printJson(context, { target: targetJson(target), migrations });
    return;
  }
  const lines = terminal.isTerminal ? listTable(shown, target, terminal) : listLines(shown);
  for (const line of lines) terminal.out(line);
}

/** What a revert would take back: its dry run. */
async function listRevert(bench: Workbench): Promise<number> {
  const dry = {
    ...bench,
    context: { ...bench.context, flags: { ...bench.context.flags, dryRun: true } },
  };
  const { targetVersion: version } = bench.context.flags;
  const nothing = 'No migrations available to revert';
  if (version === undefined) {
    return await performPlan(dry, { intent: { kind: 'revert-last' }, nothing });
  }
  return await performPlan(dry, {
    intent: { kind: 'revert-to', version },
    refine: (it) => refuseNewerTarget(it, version),
    skipped: (it) => appliedUpTo(it, version),
    nothing,
  });
}
