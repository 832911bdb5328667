import { migrationName } from '../plan/migrationName.ts';
import type { Plan, Remark } from '../plan/plan.ts';
import { type PlanInput, plan } from '../plan/planner.ts';
import type { ForeignRow, ForeignTable, ForeignTool } from './foreignTable.ts';
import { type ForeignMatch, type LeftOut, matchForeign } from './matchForeign.ts';
import { otherOrder } from './otherOrder.ts';

/** What taking over another tool's ledger would do, to be shown first. */
export interface ImportPlan {
  readonly table: ForeignTable;
  /** Those whose rows `plan` writes; none where it is refused. */
  readonly marked: readonly ForeignMatch[];
  /** Those that our ledger has already. */
  readonly known: readonly ForeignMatch[];
  /** What the other tool lists and we leave out. */
  readonly leftOut: readonly LeftOut[];
  /** Marks as applied and runs nothing; executed as it stands. */
  readonly plan: Plan;
}

/**
 * Decides which versions of another tool's ledger are marked as applied in ours. Pure. Refused while
 * the other tool has a failed row: what that one has left in the database nobody knows.
 */
export function planImport(table: ForeignTable, input: PlanInput): ImportPlan {
  const found = matchForeign(
    table.tool,
    table.rows,
    input.folders.flatMap((it) => it.migrations),
  );
  const versions = found.matched.map(({ migration }) => migration.version);
  const marking = plan(input, { kind: 'mark-applied', versions });
  const refusals = [...marking.refusals, ...refusalsOf(table, found.matched)];
  const steps = refusals.length > 0 ? [] : marking.steps;
  const isMarked = new Set(steps.map(({ migration }) => migration));
  const marked = found.matched.filter(({ migration }) => isMarked.has(migration));
  return {
    table,
    marked,
    known: found.matched.filter(({ migration }) => isKnown(marking, migration.version)),
    leftOut: found.leftOut,
    plan: {
      ...marking,
      refusals,
      steps,
      warnings: [...marking.warnings, ...otherOrder(table.tool, found.matched)],
      doubts: [...marking.doubts, ...marked.filter(isOtherText).map(otherText(table))],
    },
  };
}

function isKnown({ entries }: Plan, version: bigint): boolean {
  return entries.some((entry) => entry.version === version && entry.row);
}

function refusalsOf(table: ForeignTable, matched: readonly ForeignMatch[]): Remark[] {
  const failed = table.rows.filter((row) => row.state === 'failed').map(failedRow(table));
  if (failed.length > 0) return failed;
  if (matched.length > 0) return [];
  const said = table.rows.length === 0 ? 'lists nothing' : 'lists no migration that is on disk';
  const message = `${table.name} ${said}. Check the migrations folder and the name of the table.`;
  return [{ code: 'foreign-ledger', message }];
}

const CURES: Readonly<Partial<Record<ForeignTool, string>>> = {
  flyway: 'Mend the database, then have flyway repair remove the row, and import again.',
  'golang-migrate':
    'Bring the database to the state before or after it, have migrate force name the version it is at, and import again.',
};

function failedRow({ name, tool }: ForeignTable): (row: ForeignRow) => Remark {
  const cure =
    CURES[tool] ??
    'Bring the database to the state before or after it, correct the row, and import again.';
  return ({ version, description }) => ({
    code: 'foreign-ledger',
    message: `${`${version} ${description}`.trim()} has failed, ${name} says: what it left behind is not known. ${cure}`,
  });
}

function isOtherText({ row, migration }: ForeignMatch): boolean {
  return row.checksum !== undefined && migration.up?.checksum.equals(row.checksum) === false;
}

function otherText({ name }: ForeignTable): (match: ForeignMatch) => Remark {
  return ({ migration }) => ({
    code: 'changed-checksum',
    version: migration.version,
    message:
      `${migrationName(migration)} was applied from another text: its checksum in ${name} is not that of the file. ` +
      'Our ledger will have the checksum of the file.',
    ...(migration.up && { path: migration.up.path }),
  });
}
