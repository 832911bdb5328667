import { plan } from '../../engine/plan/planner.ts';
import { repairsFor } from '../../engine/repair/repairsFor.ts';
import type { Handler } from '../command.ts';
import { version as parseVersion } from '../optionSpecs.ts';
import { dropIndexes, invalidIndexes } from '../perform/dropIndexes.ts';
import { readInput } from '../perform/planning.ts';
import { askHalfDone, chosenByFlags, repairHalfDone } from '../perform/repairHalfDone.ts';
import { repairRow } from '../perform/repairRow.ts';
import { readProject } from '../source/project.ts';
import { UsageError } from '../usageError.ts';
import { atWorkbench, type Workbench } from '../workbench.ts';

/** `migrate repair VERSION`: shows what is wrong with a version, asks, and mends it. */
export const repair: Handler = async (context) => {
  const version = parseVersion(context.operands[0] ?? '');
  const choice = chosenByFlags(context.flags);
  return await atWorkbench(context, await readProject(context), async (bench) => {
    if (context.flags.dropIndex) return await dropIndexes(bench, version);
    if (choice !== undefined) return await repairHalfDone(bench, version, choice);
    return await repairWhatIsWrong(bench, version);
  });
};

async function repairWhatIsWrong(bench: Workbench, version: bigint): Promise<number> {
  const current = plan(await readInput(bench), { kind: 'run' });
  const choice = repairsFor(current, version);
  if (choice.kind === 'repairs') return await repairRow(bench, choice.repairs);
  const entry = current.entries.find((it) => it.version === version);
  if (entry?.migration?.up?.noTransaction) return await repairLeftovers(bench, version);
  throw new UsageError(choice.remark.message, 'See staircase migrate verify for what is wrong.');
}

/** What a script outside a transaction has left: an INVALID index stops all else. */
async function repairLeftovers(bench: Workbench, version: bigint): Promise<number> {
  const invalid = await invalidIndexes(bench, version);
  if (invalid.length > 0) return await dropIndexes(bench, version);
  return await askHalfDone(bench, version);
}
