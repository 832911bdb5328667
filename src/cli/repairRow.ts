import { executeRepair } from '../engine/executeRepair.ts';
import type { Repair } from '../engine/repair.ts';
import { repairLines, repairQuestion, repairSummary } from '../view/repairText.ts';
import { askQuestion } from './askQuestion.ts';
import { chooseRepair } from './chooseRepair.ts';
import { EXIT } from './command.ts';
import { lockOptions } from './lockOptions.ts';
import { printJson, remarkJson, repairJson, targetJson } from './output/json.ts';
import type { Workbench } from './planning.ts';

/** Shows the cures of a row, old and new, asks, and mends it; resolves to the exit code. */
export async function repairRow(
  bench: Workbench,
  repairs: readonly [Repair, ...Repair[]],
): Promise<number> {
  const { context, target } = bench;
  const { flags, terminal, signal } = context;
  const chosen = await chooseRepair(context, repairs);
  if (chosen === undefined) return EXIT.failed;
  if (!flags.json) for (const line of repairLines(chosen)) terminal.out(line);
  if (flags.dryRun) {
    const fields = { target: targetJson(target), outcome: 'planned', ...repairJson(chosen) };
    if (flags.json) printJson(context, fields);
    return EXIT.fine;
  }
  // What it would do stands above.
  const question = { ...repairQuestion(chosen, target), detail: '' };
  if (await askQuestion(context, target, question)) return await perform(bench, chosen);
  terminal.err('Nothing was done.');
  return signal.aborted ? EXIT.interrupted : EXIT.failed;
}

async function perform(bench: Workbench, chosen: Repair): Promise<number> {
  const { context, target, session } = bench;
  const report = await executeRepair(session, chosen, lockOptions(bench));
  const { outcome } = report;
  if (context.flags.json) {
    const refusals = report.refusals.map(remarkJson);
    printJson(context, { target: targetJson(target), outcome, refusals, ...repairJson(chosen) });
  } else context.terminal.out(repairSummary(report, target));
  return outcome === 'done' ? EXIT.fine : EXIT.failed;
}
