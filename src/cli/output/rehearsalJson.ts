import type { Problem } from '../../migrations/migration.ts';
import type { Observation, Relation } from '../../rehearsal/observe/observation.ts';
import type { Rehearsal } from '../../rehearsal/rehearsal.ts';
import type { Difference } from '../../schema/differences.ts';
import type { CommandContext } from '../command.ts';
import type { RehearsalResult } from '../rehearse/rehearsalResult.ts';
import type { ShownLoss, ShownRehearsal } from '../rehearse/shownRehearsal.ts';
import { failureJson, printJsonList } from './json.ts';
import { countsOf } from './rehearsalCounts.ts';

/** The rehearsals as JSON: one in each line. docs/command-line.md describes them. */
export function printRehearsals(
  context: CommandContext,
  { shown, isFailed, isCancelled, problems, locator }: RehearsalResult,
): void {
  const outcome = isCancelled ? 'cancelled' : isFailed ? 'failed' : 'done';
  const summary = { rehearsed: shown.length, ...Object.fromEntries(countsOf(shown)) };
  printJsonList(
    context,
    'migrations',
    shown.map((it) => JSON.stringify(migrationJson(it))),
    {
      outcome,
      summary,
      ...(problems.length > 0 && {
        problems: problems.map((it) => problemJson(it, locator.pathOf(it.path))),
      }),
    },
  );
}

/** As in a plan. */
function problemJson({ kind, message, version }: Problem, path: string) {
  return { code: kind, message, ...(version !== undefined && { version: `${version}` }), path };
}

function migrationJson({ rehearsal, complaints, losses }: ShownRehearsal) {
  const { version, description, verdict, upMs, downMs, failure, observed, reasons } = rehearsal;
  return {
    version: `${version}`,
    description,
    verdict,
    ...(rehearsal.isIgnored && { isIgnored: true }),
    upMs: rounded(upMs),
    downMs: rounded(downMs),
    differences: rehearsal.differences.map(differenceJson),
    complaints: complaints.map(({ finding, path, place, cure }) => ({
      message: finding.message,
      ...(finding.help !== undefined && { help: finding.help }),
      path,
      ...place.start,
      ...(cure && { cure: { path: cure.path, ...cure.place.start } }),
    })),
    ...observedJson(observed),
    failure: failure ? { leg: failure.leg, ...failureOf(failure) } : null,
    ...(losses.length > 0 && { losses: losses.map(lossJson) }),
    ...(reasons.length > 0 && { reasons }),
  };
}

function failureOf({ leg: _, ...failure }: NonNullable<Rehearsal['failure']>) {
  return failureJson(failure);
}

function differenceJson({ change, kind, identity, parent, before, after, isNote }: Difference) {
  return { change, kind, identity, parent, before, after, isNote };
}

function lossJson({ loss: { table, column, rows, cause }, spot }: ShownLoss) {
  return {
    table,
    ...(column !== undefined && { column }),
    rows,
    ...(cause && { leg: cause.leg }),
    ...(spot && { at: { path: spot.path, ...spot.place.start }, statement: spot.text }),
  };
}

function observedJson(observed: Observation | undefined) {
  const { statements = [], unseen, serverVersion } = observed ?? {};
  const each = (of: 'rewritten' | 'scanned') =>
    statements.flatMap((it) => it[of].map((relation) => ({ ...named(relation), ...it.place })));
  return {
    locks: statements.flatMap(({ locks, place }) =>
      locks.map(({ relation, mode, whoWaits }) => ({
        ...named(relation),
        mode,
        blocks: whoWaits,
        ...place,
      })),
    ),
    rewrites: each('rewritten'),
    scans: each('scanned'),
    ...(unseen !== undefined && { unobserved: unseen }),
    ...(serverVersion !== undefined && { observedOn: `PostgreSQL ${serverVersion}` }),
  };
}

function named({ name, kind }: Relation) {
  return { relation: name, kind };
}

/** Milliseconds to the hundredth; null where nothing was run. */
function rounded(milliseconds: number | undefined): number | null {
  return milliseconds === undefined ? null : Math.round(milliseconds * 100) / 100;
}
