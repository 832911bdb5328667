import { DatabaseError } from '../../database/failure.ts';
import { remainsOf } from '../halfDone/remains.ts';
import { migrationName } from '../plan/migrationName.ts';
import { adviceFor } from './advice.ts';
import type { Aftermath } from './aftermath.ts';
import type { Attempt } from './attempt.ts';
import { type FailedStatement, failedStatement } from './failedStatement.ts';
import { failureOf } from './failureOf.ts';
import { mayBeRecorded } from './recordedElsewhere.ts';
import type { Failure } from './report.ts';

/** What a person is told when the server or the connection stopped a step. */
export function stepFailure(attempt: Attempt, error: DatabaseError, aftermath: Aftermath): Failure {
  const { step, phase } = attempt;
  if (error.kind === 'lost') return lostFailure(attempt, error, aftermath);
  if (isTakenRow(attempt, error)) return takenRow(attempt, error);
  const failure = failureOf(error);
  const { sentences: left, ...remains } = remainsOf(attempt, aftermath);
  return {
    ...failure,
    message: `${CIRCUMSTANCE[phase]}${failure.message}`,
    phase,
    path: step.script.path,
    ...(phase === 'script' && failedPlace(attempt, error)),
    ...remains,
    ...sentences([adviceFor(error.server?.sqlstate, attempt), ...left]),
  };
}

/** What a person is told of a step that an abort has stopped. */
export function cancelledFailure(attempt: Attempt, error: unknown, aftermath: Aftermath): Failure {
  const { step } = attempt;
  const { sentences: left, ...remains } = remainsOf(attempt, aftermath);
  const unknown = unknownFate(attempt, error, aftermath);
  const message = `${migrationName(step.migration)} was cancelled.`;
  const advice = unknown ?? (left.join(' ') || 'Nothing of it remains.');
  return { message, path: step.script.path, ...remains, advice };
}

/** A resume sends one statement after the other, and the server counts from the start of each. */
function failedPlace({ step, sent }: Attempt, { server }: DatabaseError): FailedStatement {
  if (sent) return { place: sent.place, statement: sent.text };
  return failedStatement(step.script.text, server);
}

const CIRCUMSTANCE: Readonly<Record<Attempt['phase'], string>> = {
  begin: 'Before the script: ',
  script: '',
  record: 'Writing its row in the ledger: ',
  commit: 'At COMMIT, when deferred constraints are checked: ',
};

function lostFailure(attempt: Attempt, error: DatabaseError, aftermath: Aftermath): Failure {
  const { step, phase } = attempt;
  const lost = { ...failureOf(error), phase, path: step.script.path };
  if (aftermath.isRecorded) return { ...lost, advice: onlyAnswerLost(attempt) };
  const name = migrationName(step.migration);
  const { sentences: left, ...remains } = remainsOf(attempt, aftermath);
  const advice =
    unknownFate(attempt, error, aftermath) ??
    (left.length > 0
      ? [`${name} was under way.`, ...left].join(' ')
      : `${name} was not committed, so nothing of it remains.`);
  return { ...lost, advice, ...remains };
}

/** The run stops all the same: what comes after it was not reached. */
function onlyAnswerLost({ step }: Attempt): string {
  const name = migrationName(step.migration);
  const fate =
    step.direction === 'down' ? 'reverted: its row is gone' : 'applied: its row is there';
  return `${name} is ${fate}. Only the server's answer was lost; run again for what is left.`;
}

/** A server that says goodbye has not gone on to a COMMIT that was sent; one that only falls silent may have. */
function unknownFate(
  attempt: Attempt,
  error: unknown,
  { isRecorded }: Aftermath,
): string | undefined {
  if (!(error instanceof DatabaseError && error.kind === 'lost')) return undefined;
  const isKnown = isRecorded !== undefined || attempt.landed || !mayBeRecorded(attempt);
  if (isKnown || (attempt.phase !== 'commit' && error.server)) return undefined;
  const whether = `Whether ${migrationName(attempt.step.migration)} was committed is not known:`;
  return attempt.step.withoutRow
    ? `${whether} an undo leaves no row that could tell. Undo it again, which shows first what is still there.`
    : `${whether} read the ledger again. Its row tells, for row and script are committed together.`;
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
      ? 'Its script ran twice, outside a transaction: check what that did.'
      : 'This attempt was rolled back, so it counts once. See what is applied now before you go on.',
    phase: 'record',
    path: step.script.path,
  };
}

function sentences(parts: readonly (string | undefined)[]): { advice?: string } {
  const advice = parts.filter((part) => part !== undefined).join(' ');
  return advice ? { advice } : {};
}
