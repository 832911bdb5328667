import type { Repair } from '../../engine/repair/repair.ts';
import { repairLabel } from '../../view/report/repairText.ts';
import type { CommandContext } from '../command.ts';
import { UsageError } from '../usageError.ts';

/** The cure that `--cure` names, or the only one, or the one that a person chooses. */
export async function chooseRepair(
  { flags, terminal, signal }: CommandContext,
  repairs: readonly [Repair, ...Repair[]],
): Promise<Repair | undefined> {
  const { cure } = flags;
  if (cure !== undefined) return repairs.find(({ kind }) => kind === cure) ?? unfit(cure, repairs);
  const [only, ...others] = repairs;
  if (others.length === 0) return only;
  if (!terminal.canAsk) throw severalCures(repairs);
  terminal.err(only.fault);
  for (const [index, repair] of repairs.entries()) {
    terminal.err(`${index + 1}. ${repairLabel(repair)}: ${repair.action} ${repair.reason}`);
  }
  const answer = await terminal.ask(`Which one (1 to ${repairs.length})?`, signal);
  return repairs[Number(answer) - 1];
}

function unfit(cure: string, repairs: readonly Repair[]): never {
  throw new UsageError(`${cure} is no cure for this.`, `Give --cure ${kinds(repairs)}.`);
}

function severalCures(repairs: readonly Repair[]): UsageError {
  const [{ fault } = { fault: '' }] = repairs;
  return new UsageError(`${fault} There is more than one cure.`, `Give --cure ${kinds(repairs)}.`);
}

function kinds(repairs: readonly Repair[]): string {
  return repairs.map(({ kind }) => kind).join(' or ');
}
