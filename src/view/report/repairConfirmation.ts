import type { Target } from '../../database/target.ts';
import { migrationName } from '../../engine/plan/migrationName.ts';
import type { Repair } from '../../engine/repair/repair.ts';
import { targetText } from '../targetText.ts';
import { repairLabel } from './repairText.ts';

/** The question before a repair: what is wrong, and each cure with old and new. */
export interface RepairConfirmation {
  readonly message: string;
  readonly detail: string;
  /** One for each cure, in their order; the target's name stands on all of them. */
  readonly buttons: readonly string[];
  /** What is typed after that: the target's name, beyond local targets. */
  readonly typed?: string;
}

/** The question for the cures of one version. */
export function repairConfirmation(
  cures: readonly [Repair, ...Repair[]],
  target: Target,
): RepairConfirmation {
  const [{ fault, migration, row }] = cures;
  const name = migrationName(migration ?? row);
  return {
    message: `Repair ${name} on ${target.name}?`,
    detail: [targetText(target), fault, ...cures.map((cure) => cureText(cure, cures))].join('\n\n'),
    buttons: cures.map((cure) => `${repairLabel(cure)} on ${target.name}`),
    ...(target.role !== 'local' && { typed: target.name }),
  };
}

/** Where there is a choice, each begins with the words of its button. */
function cureText(cure: Repair, { length }: readonly Repair[]): string {
  const { action, reason, changes } = cure;
  return [
    `${length > 1 ? `${repairLabel(cure)}: ` : ''}${action} ${reason}`,
    ...changes.flatMap(({ column, before, after }) => [
      `${column} before: ${before}`,
      `${column} after: ${after}`,
    ]),
  ].join('\n');
}
