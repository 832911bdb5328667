import { DatabaseError } from '../database/failure.ts';
import { adviceFor } from './advice.ts';
import type { Attempt, Performance } from './attempt.ts';
import { failedStatement } from './failedStatement.ts';
import { failureOf } from './failureOf.ts';
import { migrationName } from './migrationName.ts';
import type { Failure } from './report.ts';

/** What a person is told when the server or the connection stopped a step. */
export function stepFailure(
  attempt: Attempt,
  error: DatabaseError,
  invalidIndexes: readonly string[],
): Failure {
  const { step, phase } = attempt;
  if (error.kind === 'lost') return lostFailure(attempt, error);
  if (isTakenRow(attempt, error)) return takenRow(attempt, error);
  const failure = failureOf(error);
  const advice = [
    adviceFor(error.server?.sqlstate, attempt),
    ...invalidIndexes.map(dropIndex),
    leftBehind(attempt),
  ];
  return {
    ...failure,
    message: `${CIRCUMSTANCE[phase]}${failure.message}`,
    phase,
    path: step.script.path,
    ...(phase === 'script' && failedStatement(step.script.text, error.server)),
    ...sentences(advice),
  };
}

/** What a person is told of a step that an abort has stopped. */
export function cancelledFailure(
  attempt: Attempt,
  error: unknown,
  invalidIndexes: readonly string[],
): Failure {
  const { step } = attempt;
  const left = unknownFate(attempt, error) ?? leftBehind(attempt) ?? 'Nothing of it remains.';
  const message = `${migrationName(step.migration)} was cancelled.`;
  return {
    message,
    path: step.script.path,
    ...sentences([...invalidIndexes.map(dropIndex), left]),
  };
}

/** What a person is told of a step whose statements all ran and that is no success all the same. */
export function performanceFailure(
  { step }: Attempt,
  performance: Exclude<Performance, 'done'>,
): Failure {
  const name = migrationName(step.migration);
  return { path: step.script.path, ...PERFORMANCES[performance](name) };
}

const PERFORMANCES: Readonly<
  Record<Exclude<Performance, 'done'>, (name: string) => { message: string; advice: string }>
> = {
  'ended-transaction': (name) => ({
    message:
      `${name} ended the transaction around it by a COMMIT or ROLLBACK of its own, so what of it ` +
      'has remained is not known. Its row in the ledger says success = false.',
    advice:
      'Compare the database with the script. Then set success to true in the row, or delete the row.',
  }),
  'left-open': (name) => ({
    message: `${name} began a transaction and did not end it, so it was rolled back.`,
    advice: 'Add the COMMIT at its end, or remove BEGIN and -- no-transaction.',
  }),
  'row-gone': (name) => ({
    message: `${name} was reverted by someone else meanwhile: its row in the ledger was gone.`,
    advice: 'Refresh to see what is applied now.',
  }),
};

const CIRCUMSTANCE: Readonly<Record<Attempt['phase'], string>> = {
  begin: 'Before the script: ',
  script: '',
  record: 'Writing its row in the ledger: ',
  commit: 'At COMMIT, when deferred constraints are checked: ',
};

function lostFailure(attempt: Attempt, error: DatabaseError): Failure {
  const { step } = attempt;
  const advice =
    unknownFate(attempt, error) ??
    leftBehind(attempt) ??
    `${migrationName(step.migration)} was not committed, so nothing of it remains.`;
  return { ...failureOf(error), advice, path: step.script.path };
}

/** A server that says goodbye has not gone on to a COMMIT that was sent; one that only falls silent may have. */
function unknownFate({ step, phase, isCommitSent }: Attempt, error: unknown): string | undefined {
  if (!(error instanceof DatabaseError && error.kind === 'lost')) return undefined;
  if (phase !== 'commit' && (!isCommitSent || error.server)) return undefined;
  return (
    `Whether ${migrationName(step.migration)} was committed is not known: connect again and ` +
    'refresh; its row in the ledger tells, for row and script are committed together.'
  );
}

function isTakenRow({ location, phase }: Attempt, { server }: DatabaseError): boolean {
  const isLedger = server?.schema === location.schema && server.table === location.table;
  return phase === 'record' && isLedger && server.sqlstate === '23505';
}

function takenRow(attempt: Attempt, error: DatabaseError): Failure {
  const { step, landed } = attempt;
  const name = migrationName(step.migration);
  return {
    ...failureOf(error),
    message: `${name} was applied by someone else meanwhile.`,
    advice: landed
      ? 'Its script ran twice, outside a transaction: check what that did. Then refresh.'
      : 'This attempt was rolled back, so it counts once. Refresh to see what is applied now.',
    phase: 'record',
    path: step.script.path,
  };
}

/** What may remain of a step that failed; undefined when its transaction took everything back. */
function leftBehind({ step, phase, landed }: Attempt): string | undefined {
  const name = migrationName(step.migration);
  if (step.direction === 'mark' || phase === 'begin') return undefined;
  if (landed) {
    const cure = step.direction === 'up' ? 'mark it as applied' : 'delete its row from the ledger';
    return `The script of ${name} has run and its effects stay: ${cure}, or the next run repeats it.`;
  }
  if (step.script.noTransaction) {
    return 'It ran outside a transaction: check whether part of it has remained.';
  }
  if (step.control === undefined || step.control === 'unknown') return undefined;
  return 'What stood before a COMMIT of its own may have remained: check it.';
}

function dropIndex(index: string): string {
  return `The index ${index} is left INVALID: drop it (DROP INDEX CONCURRENTLY ${index}), then run again.`;
}

function sentences(parts: readonly (string | undefined)[]): { advice?: string } {
  const advice = parts.filter((part) => part !== undefined).join(' ');
  return advice ? { advice } : {};
}
