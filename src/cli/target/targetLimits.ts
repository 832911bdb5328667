import type { Plan, Remark, Step } from '../../engine/plan/plan.ts';
import { compareVersions } from '../../migrations/version.ts';

/** sqlx will not "run" to where the database was before: it names the newest row (sqlx.md, 6.3). */
export function refuseOlderTarget(plan: Plan, target: bigint): Plan {
  const latest = latestRow(plan);
  if (compareVersions(latest, target) <= 0 || isUnknown(plan)) return plan;
  const message = `${target} is older than ${latest}, which is applied already. To take back what is newer, use migrate revert --target-version ${target}.`;
  return refused(plan, { code: 'older-target', message, version: target });
}

/** Nor revert to where it has never been (sqlx.md, 6.4). */
export function refuseNewerTarget(plan: Plan, target: bigint): Plan {
  const latest = latestRow(plan);
  if (compareVersions(target, latest) <= 0 || isUnknown(plan)) return plan;
  const message = `${target} is newer than ${latest}, the newest applied migration, so there is nothing to take back down to it.`;
  return refused(plan, { code: 'newer-target', message, version: target });
}

/** What sqlx lists as left out of a run: pending, and beyond the target. */
export function pendingBeyond({ entries }: Plan, target: bigint): Step[] {
  return entries.flatMap(({ row, migration, version }) =>
    !row && migration?.up && compareVersions(version, target) > 0
      ? [{ direction: 'up', migration, script: migration.up }]
      : [],
  );
}

/** What sqlx lists as left out of a revert: applied, and up to the target; newest first. */
export function appliedUpTo({ entries }: Plan, target: bigint): Step[] {
  const kept = entries.flatMap(({ row, migration, version }): Step[] =>
    row && migration?.down && compareVersions(version, target) <= 0
      ? [{ direction: 'down', migration, script: migration.down }]
      : [],
  );
  return kept.toReversed();
}

/** The newest version of the ledger; as in sqlx 0 where there is no row. */
export function latestRow({ ledger }: Plan): bigint {
  const newest = ledger.rows
    .map(({ version }) => version)
    .sort(compareVersions)
    .at(-1);
  return newest === undefined || newest < 0n ? 0n : newest;
}

function isUnknown({ refusals }: Plan): boolean {
  return refusals.some(({ code }) => code === 'unknown-version');
}

function refused(plan: Plan, remark: Remark): Plan {
  return { ...plan, steps: [], refusals: [...plan.refusals, remark] };
}
