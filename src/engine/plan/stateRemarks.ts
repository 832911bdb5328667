import type { Problem } from '../../migrations/migration.ts';
import { changeText } from '../change/changeText.ts';
import { migrationName } from './migrationName.ts';
import type { Entry, Remark, RemarkCode } from './plan.ts';

/** What is wrong between disk and ledger, whatever is asked for: each of these refuses a run. */
export function stateRemarks(entries: readonly Entry[], problems: readonly Problem[]): Remark[] {
  const refusing = problems.filter((problem) => problem.refusesRun);
  const explained = new Set(refusing.map((problem) => problem.version));
  return [
    ...refusing.map(ofProblem),
    ...entries.flatMap((entry) => ofEntry(entry, explained.has(entry.version))),
  ];
}

function ofProblem(problem: Problem): Remark {
  const duplicate = problem.kind === 'duplicate-version' || problem.kind === 'duplicate-down';
  return {
    code: duplicate ? 'duplicate-version' : 'disk-problem',
    message: problem.message,
    path: problem.path,
    ...(problem.version !== undefined && { version: problem.version }),
  };
}

/** `explained`: a problem of the disk at this version already says what is wrong. */
function ofEntry(entry: Entry, explained: boolean): Remark[] {
  const name = migrationName(entry);
  if (entry.extraRows) return [remark('duplicate-row', entry, duplicateRow(name, entry.extraRows))];
  switch (entry.state) {
    case 'failed':
      return [remark('dirty-row', entry, dirty(name))];
    case 'missing':
      return explained ? [] : [remark('missing-file', entry, missing(name))];
    case 'changed':
      return [remark('changed-checksum', entry, changed(entry))];
    case 'duplicate':
      return explained ? [] : [remark('duplicate-version', entry, duplicate(entry))];
    default:
      return [];
  }
}

function remark(code: RemarkCode, entry: Entry, message: string): Remark {
  const path = entry.migration?.up?.path ?? entry.migration?.path;
  return { code, message, version: entry.version, ...(path !== undefined && { path }) };
}

function dirty(name: string): string {
  return (
    `${name} is only partly applied: its row in the ledger says success = false. ` +
    'Bring the database to the state before or after it, then repair it: delete the row, or set success to true.'
  );
}

/** Which of them counts is not known: each tool would take another. */
function duplicateRow(name: string, extra: NonNullable<Entry['extraRows']>): string {
  return (
    `${name} has ${extra.length + 1} rows in the ledger, which lacks its primary key. ` +
    'Repair it: one row is kept and the rest deleted.'
  );
}

function missing(name: string): string {
  return (
    `${name} is applied, but its up script is not in the migrations folder. ` +
    'Bring the file back (another branch may have it), or repair it: delete its row.'
  );
}

function changed(entry: Entry): string {
  return changeText(migrationName(entry), entry.change ?? { kind: 'real', inLiterals: false });
}

function duplicate(entry: Entry): string {
  return (
    `More than one migration has the version ${entry.version}; one of them is ` +
    `"${entry.description}". Give the newer one a version of its own.`
  );
}
