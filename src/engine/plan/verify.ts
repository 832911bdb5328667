import type { Migration } from '../../migrations/migration.ts';
import type { Parser } from '../../sql/parser.ts';
import { concerns } from './concerns.ts';
import { outOfOrder } from './outOfOrder.ts';
import type { Entry, Remark, Step } from './plan.ts';
import { type PlanInput, plan } from './planner.ts';
import { type ReviewOptions, review } from './review.ts';
import { syntaxError } from './scriptRemarks.ts';
import { stateRemarks } from './stateRemarks.ts';

/**
 * Everything that stands between disk and ledger, whatever is asked for: changed checksums, missing
 * files, duplicates, dirty rows, migrations that are out of order, SQL our parser rejects in any
 * script, and statements that a run or a revert to come would fail at or be refused for; of the one
 * folder in `only` where there is one. Empty: a run and a revert can rely on them. Pure.
 */
export function verify(input: PlanInput, parser: Parser, options: ReviewOptions): Remark[] {
  const current = plan(input, { kind: 'run' });
  const entries = current.entries.filter((entry) => concerns(input.only, entry));
  const steps = entries.flatMap(stepsToCome);
  const free = { refusals: [], warnings: [], doubts: [] };
  const { refusals, warnings } = review({ ...current, ...free, steps }, parser, options);
  return [
    ...stateRemarks(entries, current.problems),
    ...lateOnes(entries).map(outOfOrder),
    ...refusals,
    ...warnings.filter(({ code }) => code === 'needs-no-transaction'),
    ...entries
      .flatMap(scriptsOf)
      .flatMap((step) => syntaxError(step, parser.parse(step.script.text))),
  ];
}

function lateOnes(entries: readonly Entry[]): Migration[] {
  return entries.flatMap(({ state, migration }) =>
    state === 'out-of-order' && migration ? [migration] : [],
  );
}

/** What has been applied will only be taken back. */
function stepsToCome(entry: Entry): Step[] {
  return scriptsOf(entry).filter(({ direction }) => direction === 'down' || !entry.row);
}

function scriptsOf({ migration }: Entry): Step[] {
  if (!migration) return [];
  const { up, down } = migration;
  return [
    ...(up ? [{ direction: 'up', migration, script: up } as const] : []),
    ...(down ? [{ direction: 'down', migration, script: down } as const] : []),
  ];
}
