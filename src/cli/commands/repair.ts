import { executeRepair } from '../../engine/executeRepair.ts';
import { plan } from '../../engine/planner.ts';
import type { Repair } from '../../engine/repair.ts';
import { repairsFor } from '../../engine/repairsFor.ts';
import { repairLines, repairSummary } from '../../view/repairText.ts';
import { askRepair, chooseRepair } from '../askRepair.ts';
import { EXIT, type Handler } from '../command.ts';
import { openTarget } from '../openTarget.ts';
import { version as parseVersion } from '../optionSpecs.ts';
import { printJson, repairJson, targetJson } from '../output/json.ts';
import { atWorkbench, readInput, type Workbench } from '../planning.ts';
import { readProject } from '../project.ts';
import { UsageError } from '../usageError.ts';

/** `migrate repair VERSION`: shows what is wrong with a row, old and new, asks, and mends it. */
export const repair: Handler = async (context) => {
  const version = parseVersion(context.operands[0] ?? '');
  return await atWorkbench(context, await readProject(context), async (bench) => {
    const choice = repairsFor(plan(await readInput(bench), { kind: 'run' }), version);
    if (choice.kind === 'none') throw new UsageError(choice.remark.message, NOTHING);
    const chosen = await chooseRepair(context, choice.repairs);
    if (chosen === undefined) return EXIT.failed;
    return await perform(bench, chosen);
  });
};

const NOTHING = 'See staircase migrate verify for what is wrong.';

async function perform(bench: Workbench, chosen: Repair): Promise<number> {
  const { context, target, session, project } = bench;
  const { flags, terminal, signal } = context;
  if (!flags.json) for (const line of repairLines(chosen)) terminal.out(line);
  if (flags.dryRun) {
    if (flags.json)
      printJson(context, { target: targetJson(target), outcome: 'planned', ...repairJson(chosen) });
    return EXIT.fine;
  }
  if (!(await askRepair(context, chosen, target))) {
    terminal.err('Nothing was done.');
    return signal.aborted ? EXIT.interrupted : EXIT.failed;
  }
  const { lockWait } = project.settings;
  const limit = lockWait > 0 ? { lockWait: lockWait * 1000 } : {};
  const observe = () => openTarget(context, target);
  const looking = target.kind === 'server' ? { observe } : {};
  const report = await executeRepair(session, chosen, { signal, ...limit, ...looking });
  if (flags.json) {
    const { outcome, refusals } = report;
    printJson(context, { target: targetJson(target), outcome, refusals, ...repairJson(chosen) });
  } else terminal.out(repairSummary(report, target));
  return report.outcome === 'done' ? EXIT.fine : EXIT.failed;
}
