import type { MigrationFolder, Problem } from '../../migrations/migration.ts';
import type { AppliedTexts } from '../change/change.ts';
import { classifyChange } from '../change/classifyChange.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { secondLedger } from '../ledger/secondLedger.ts';
import { chooseSteps } from './chooseSteps.ts';
import { entriesOf } from './entries.ts';
import { outOfOrder } from './outOfOrder.ts';
import type { Entry, Intent, OutOfOrderPolicy, Plan, Remark, Step } from './plan.ts';
import { stateRemarks } from './stateRemarks.ts';

/** What a plan is made of. */
export interface PlanInput {
  /** Every folder whose migrations share the ledger, so that none calls another's rows missing. */
  readonly folders: readonly MigrationFolder[];
  readonly ledger: Ledger;
  readonly outOfOrder: OutOfOrderPolicy;
  /** The path of the folder that steps may come from. Absent: all of them. */
  readonly only?: string;
  /** Rows without a file refuse nothing, as with sqlx's `--ignore-missing`. */
  readonly ignoreMissing?: boolean;
  /** What changed files had in them when they were applied (`findAppliedTexts`). */
  readonly appliedTexts?: AppliedTexts;
}

/**
 * What a run or revert would do, or why it may not: pure, so that what was shown is what is run.
 * A changed checksum refuses a run, as in sqlx; for a migration that is being reverted it is a
 * warning, as sqlx does not look either, and edit-then-redo is how a migration is written.
 */
export function plan(input: PlanInput, intent: Intent): Plan {
  const migrations = input.folders.flatMap((folder) => folder.migrations);
  const entries = entriesOf(migrations, input.ledger).map((it) => withChange(it, input));
  const choice = chooseSteps(withinFolder(entries, input.only), intent);
  const problems = problemsOf(input);
  const remarks = stateRemarks(entries, problems).filter((it) => counts(input, it));
  const state = stateVerdict(remarks, intent, choice.steps);
  const second = secondLedger(input.ledger, intent);
  const order = orderVerdict(input.outOfOrder, entries, choice.steps);
  const refusals = [...state.refusals, ...choice.refusals, ...order.refusals];
  const steps = refusals.length > 0 ? [] : choice.steps;
  return {
    intent,
    ledger: input.ledger,
    entries,
    steps,
    refusals,
    warnings: [
      ...second.warnings,
      ...state.warnings,
      ...choice.warnings,
      ...order.warnings,
      ...(steps.length + refusals.length === 0 ? [nothingToDo(intent)] : []),
    ],
    doubts: second.doubts,
    problems,
    ...(input.only !== undefined && { only: input.only }),
  };
}

interface Verdict {
  readonly refusals: readonly Remark[];
  readonly warnings: readonly Remark[];
}

function withChange(entry: Entry, { appliedTexts = new Map() }: PlanInput): Entry {
  const { state, migration, row } = entry;
  if (state !== 'changed' || !migration?.up || !row) return entry;
  return { ...entry, change: classifyChange(migration.up, row.checksum, appliedTexts) };
}

function withinFolder(entries: readonly Entry[], folder: string | undefined): readonly Entry[] {
  if (folder === undefined) return entries;
  return entries.filter((entry) => entry.migration?.folder === folder);
}

function counts({ ignoreMissing = false }: PlanInput, { code }: Remark): boolean {
  return !ignoreMissing || code !== 'missing-file';
}

function problemsOf({ folders, only }: PlanInput): Problem[] {
  const asked = folders.filter((folder) => only === undefined || folder.path === only);
  return asked.flatMap((folder) => folder.problems);
}

function stateVerdict(remarks: readonly Remark[], intent: Intent, steps: readonly Step[]): Verdict {
  const reverted = new Set(steps.filter(isDown).map((step) => step.migration.version));
  const isReverted = (it: Remark): boolean => it.version !== undefined && reverted.has(it.version);
  const isTolerated = (it: Remark): boolean =>
    it.code === 'changed-checksum' && (onlyReverts(intent) || isReverted(it));
  return {
    refusals: remarks.filter((it) => !isTolerated(it)),
    warnings: remarks.filter((it) => isTolerated(it) && isReverted(it)),
  };
}

function isDown(step: Step): boolean {
  return step.direction === 'down';
}

function onlyReverts(intent: Intent): boolean {
  return ['revert-last', 'revert-to', 'reset', 'undo'].includes(intent.kind);
}

function orderVerdict(
  policy: OutOfOrderPolicy,
  entries: readonly Entry[],
  steps: readonly Step[],
): Verdict {
  const behind = new Set(
    entries.filter((it) => it.state === 'out-of-order').map((it) => it.version),
  );
  const remarks = steps
    .filter((step) => step.direction === 'up' && behind.has(step.migration.version))
    .map(({ migration }) => outOfOrder(migration));
  return {
    refusals: policy === 'refuse' ? remarks : [],
    warnings: policy === 'warn' ? remarks : [],
  };
}

function nothingToDo(intent: Intent): Remark {
  return { code: 'nothing-to-do', message: NOTHING[intent.kind] };
}

const NOTHING: Readonly<Record<Intent['kind'], string>> = {
  run: 'Nothing to run: every migration is applied.',
  'run-to': 'Nothing to run: every migration up to there is applied.',
  'revert-last': 'Nothing to revert: no migration is applied.',
  'revert-to': 'Nothing to revert: no newer migration is applied.',
  redo: 'Nothing to redo: no migration is applied.',
  reset: 'Nothing to revert: no migration is applied.',
  'mark-applied': 'Nothing to mark: these versions are in the ledger already.',
  resume: 'Nothing to resume.',
  undo: 'Nothing to undo.',
};
