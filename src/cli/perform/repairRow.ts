import { executeRepair } from '../../engine/repair/executeRepair.ts';
import type { Repair } from '../../engine/repair/repair.ts';
import { repairLines, repairQuestion, repairSummary } from '../../view/report/repairText.ts';
import { askQuestion } from '../ask/askQuestion.ts';
import { chooseRepair } from '../ask/chooseRepair.ts';
import { EXIT } from '../command.ts';
import { failureJson, printJson, remarkJson, repairJson, targetJson } from '../output/json.ts';
import type { Workbench } from '../workbench.ts';
import { exitCode } from './exitCode.ts';
import { lockOptions } from './lockOptions.ts';
import { nothingDone } from './nothingDone.ts';

/** Shows the cures of a row, old and new, asks, and mends it; resolves to the exit code. */
export async function repairRow(
  bench: Workbench,
  repairs: readonly [Repair, ...Repair[]],
): Promise<number> {
  const { context, target } = bench;
  const { flags, terminal } = context;
  const chosen = await chooseRepair(context, repairs);
  if (chosen === undefined) return nothingDone(context);
  if (!flags.json) for (const line of repairLines(chosen)) terminal.out(line);
  if (flags.dryRun) {
    const fields = { target: targetJson(target), outcome: 'planned', ...repairJson(chosen) };
    if (flags.json) printJson(context, fields);
    return EXIT.fine;
  }
  // What it would do stands above.
  const question = { ...repairQuestion(chosen, target), detail: '' };
  if (!(await askQuestion(context, target, question))) return nothingDone(context);
  return await perform(bench, chosen);
}

async function perform(bench: Workbench, chosen: Repair): Promise<number> {
  const { context, target, session } = bench;
  const report = await executeRepair(session, chosen, lockOptions(bench));
  if (!context.flags.json) context.terminal.out(repairSummary(report, target));
  else {
    const { outcome, failure } = report;
    const refusals = report.refusals.map(remarkJson);
    const fields = { outcome, refusals, ...(failure && { failure: failureJson(failure) }) };
    printJson(context, { target: targetJson(target), ...fields, ...repairJson(chosen) });
  }
  return exitCode(report);
}
