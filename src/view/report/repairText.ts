import type { Target } from '../../database/target.ts';
import { migrationName } from '../../engine/plan/migrationName.ts';
import type { RepairReport } from '../../engine/repair/executeRepair.ts';
import type { Repair, RepairKind } from '../../engine/repair/repair.ts';
import type { Question } from '../plan/confirmation.ts';
import { targetText } from '../targetText.ts';
import { failureText } from './failureText.ts';

/** What a repair would do, old and new, one fact a line. */
export function repairLines({ fault, action, reason, changes }: Repair): string[] {
  return [
    fault,
    action,
    reason,
    ...changes.flatMap(({ column, before, after }) => [
      `${column} before: ${before}`,
      `${column} after: ${after}`,
    ]),
  ];
}

/** The question before a repair; the target's name stands in it and on the button. */
export function repairQuestion(repair: Repair, target: Target): Question {
  return {
    message: `Repair ${repairName(repair)} on ${target.name}?`,
    detail: [targetText(target), repairLines(repair).join('\n')].join('\n\n'),
    button: `${LABELS[repair.kind]} on ${target.name}`,
  };
}

/** A few words for a list of cures. */
export function repairLabel({ kind }: Repair): string {
  return LABELS[kind];
}

/** What became of a repair, in one line. */
export function repairSummary(report: RepairReport, target: Target): string {
  const { outcome, repair, refusals, failure } = report;
  const name = `${repairName(repair)} on ${target.name}`;
  if (outcome === 'done') return `Repaired ${name}: ${DONE[repair.kind]}.`;
  if (outcome === 'cancelled') return `The repair of ${name} was cancelled: nothing was written.`;
  const reasons = [...refusals.map(({ message }) => message)];
  if (failure) reasons.push(failureText(failure).short);
  return `${name} was not repaired: ${reasons.join(' ')}`;
}

function repairName({ migration, row }: Repair): string {
  return migrationName(migration ?? row);
}

const LABELS: Readonly<Record<RepairKind, string>> = {
  'take-checksum': 'Take Checksum of File',
  'set-success': 'Set Success',
  'delete-row': 'Delete Row',
  'keep-one-row': 'Keep One Row',
};

const DONE: Readonly<Record<RepairKind, string>> = {
  'take-checksum': 'its row has the checksum of the file',
  'set-success': 'its row says success = true',
  'delete-row': 'its row is deleted',
  'keep-one-row': 'one row is left',
};
