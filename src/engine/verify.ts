import type { Migration } from '../migrations/migration.ts';
import type { Parser } from '../sql/parser.ts';
import { concerns } from './concerns.ts';
import { outOfOrder } from './outOfOrder.ts';
import type { Plan, Remark, Step } from './plan.ts';
import { type PlanInput, plan } from './planner.ts';
import { syntaxError } from './scriptRemarks.ts';
import { stateRemarks } from './stateRemarks.ts';

/**
 * Everything that stands between disk and ledger, whatever is asked for: changed checksums, missing
 * files, duplicates, dirty rows, migrations that are out of order, and SQL our parser rejects, in all
 * scripts, applied or not; of the one folder in `only` where there is one. Empty: a run and a revert
 * can rely on them. Pure.
 */
export function verify(input: PlanInput, parser: Parser): Remark[] {
  const { entries: all, problems } = plan(input, { kind: 'run' });
  const entries = all.filter((entry) => concerns(input.only, entry));
  return [
    ...stateRemarks(entries, problems),
    ...lateOnes(entries).map(outOfOrder),
    ...scriptsOf(entries).flatMap((step) => syntaxError(step, parser.parse(step.script.text))),
  ];
}

function lateOnes(entries: Plan['entries']): Migration[] {
  return entries.flatMap(({ state, migration }) =>
    state === 'out-of-order' && migration ? [migration] : [],
  );
}

function scriptsOf(entries: Plan['entries']): Step[] {
  return entries.flatMap(({ migration }): Step[] => {
    if (!migration) return [];
    const { up, down } = migration;
    return [
      ...(up ? [{ direction: 'up', migration, script: up } as const] : []),
      ...(down ? [{ direction: 'down', migration, script: down } as const] : []),
    ];
  });
}
