import { describeConnection } from '../../database/connect/connectionUrl.ts';
import type { Target } from '../../database/target.ts';
import type { Change } from '../../engine/change/change.ts';
import type { StatementFate } from '../../engine/halfDone/fates.ts';
import type { Entry, Plan, Remark, Step } from '../../engine/plan/plan.ts';
import type { Repair } from '../../engine/repair/repair.ts';
import type { Failure, Report, StepReport } from '../../engine/run/report.ts';
import type { CommandContext } from '../command.ts';
import { commaed } from './commaed.ts';
import { inParts } from './inParts.ts';

/** Counts up when a field changes its meaning or goes; new fields may come at any time. */
const FORMAT = 1;

/** Prints the one JSON document of a command; docs/command-line.md describes it. */
export function printJson(
  { command, terminal }: CommandContext,
  fields: Readonly<Record<string, unknown>>,
): void {
  terminal.out(JSON.stringify({ format: FORMAT, command, ...fields }, replacer, 2));
}

/**
 * The same with a list that may be long: each of its items, which are JSON already, is a line of
 * its own.
 */
export function printJsonList(
  { command, terminal }: CommandContext,
  name: string,
  items: Iterable<string>,
  fields: Readonly<Record<string, unknown>>,
): void {
  const head = JSON.stringify({ format: FORMAT, command, ...fields }, replacer).slice(0, -1);
  terminal.out(`${head},\n${JSON.stringify(name)}:[`);
  for (const lines of inParts(commaed(items))) terminal.out(lines);
  terminal.out(']}');
}

/** Versions and nanoseconds exceed what a JSON number can hold elsewhere; so they are strings. */
function replacer(this: unknown, _key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

/** Which database, without a password. */
export function targetJson(target: Target): Readonly<Record<string, unknown>> {
  const { name, role } = target;
  const database = target.kind === 'built-in' ? 'built-in' : describeConnection(target.connection);
  return { name, role, database };
}

/** A plan that was not executed. */
export function planJson(plan: Plan): Readonly<Record<string, unknown>> {
  return {
    outcome: plan.refusals.length > 0 ? 'refused' : 'planned',
    steps: plan.steps.map((step) => ({ ...stepFields(step), outcome: 'planned' })),
    refusals: plan.refusals.map(remarkJson),
    warnings: plan.warnings.map(remarkJson),
    doubts: plan.doubts.map(remarkJson),
  };
}

/** What became of a plan. */
export function reportJson(report: Report): Readonly<Record<string, unknown>> {
  return {
    outcome: report.outcome,
    steps: report.steps.map(stepJson),
    refusals: report.refusals.map(remarkJson),
    warnings: report.warnings.map(remarkJson),
    ...(report.failure && { failure: failureJson(report.failure) }),
  };
}

/** What stands against a plan, or is to be known, and where. */
export function remarkJson({ code, message, version, path, place }: Remark) {
  return {
    code,
    message,
    ...(version !== undefined && { version }),
    ...(path !== undefined && { path }),
    ...(place && { line: place.line, column: place.column }),
  };
}

/** One migration, as disk and ledger tell it. */
export function entryJson(entry: Entry) {
  const { version, description, state, change, migration, row } = entry;
  return {
    version,
    description,
    state,
    ...(change && { change: changeJson(change) }),
    ...(migration && { path: migration.path, hasDown: migration.down !== undefined }),
    ...(migration?.up && { checksum: migration.up.checksum.toString('hex') }),
    ...(row && {
      applied: {
        installedOn: row.installedOn.toISOString(),
        success: row.success,
        checksum: row.checksum.toString('hex'),
        executionTime: row.executionTime,
      },
    }),
  };
}

/** What is mended, old and new. */
export function repairJson({ kind, version, fault, action, reason, changes }: Repair) {
  return { cure: kind, version, fault, action, reason, changes };
}

function stepJson({ step, outcome, elapsed, failure, notices }: StepReport) {
  return {
    ...stepFields(step),
    outcome,
    ...(elapsed !== undefined && { elapsed }),
    ...(notices.length > 0 && { notices }),
    ...(failure && { failure: failureJson(failure) }),
  };
}

function stepFields({ direction, migration, script }: Step) {
  const { version, description } = migration;
  return { direction, version, description, path: script.path };
}

/** What went wrong, where, and what to do. */
export function failureJson(failure: Failure) {
  const { place, statements, invalidIndexes, server: _, ...fields } = failure;
  return {
    ...fields,
    ...(place && { line: place.line, column: place.column }),
    ...(statements && { statements: statements.map(fateJson) }),
    ...(invalidIndexes && { invalidIndexes: invalidIndexes.map(({ name }) => name) }),
  };
}

function fateJson({ statement, fate }: StatementFate) {
  const { text, place } = statement;
  return { text, line: place.line, column: place.column, fate };
}

/** A change of which nothing is known counts as real, and is not called so. */
function changeJson({ kind, applied }: Change): string {
  return kind === 'real' && applied === undefined ? 'unknown' : kind;
}
