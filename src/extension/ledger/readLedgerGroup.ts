import { ConnectionError, DatabaseError } from '../../database/failure.ts';
import type { ReadLimits } from '../../database/readOnly.ts';
import type { Session } from '../../database/session.ts';
import { findAppliedTexts } from '../../engine/change/appliedTexts.ts';
import { type Foreign, findForeign } from '../../engine/foreign/foreign.ts';
import type { Ledger } from '../../engine/ledger/ledger.ts';
import { readLedger } from '../../engine/ledger/readLedger.ts';
import { cancellable, isCancellation } from '../../engine/lock/cancellable.ts';
import { plan } from '../../engine/plan/planner.ts';
import type { Parser } from '../../sql/parser.ts';
import type { Unreachable } from '../../view/tree/folderView.ts';
import type { Log } from '../log.ts';
import { inputOf } from '../workspace/composeState.ts';
import type { Databases } from './databases.ts';
import type { LedgerAnswer, LedgerQuestion } from './ledgerAnswer.ts';
import { otherRun, slowRead } from './readFailure.ts';
import { READ_LIMITS, readLimits } from './readLimits.ts';

/** What reading a ledger needs. */
export interface LedgerReader {
  readonly databases: Databases;
  readonly parser: () => Promise<Parser>;
  readonly log: Log;
}

const CANCELLED: Unreachable = {
  message: 'Reading the ledger was cancelled.',
  advice: 'Use Staircase: Refresh to read it.',
};

/**
 * Asks one database for its ledger; one that cannot be read is an answer, no exception. Unless it is
 * `wanted`, a built-in database that is asleep stays asleep.
 */
export async function readLedgerGroup(
  question: LedgerQuestion,
  reader: LedgerReader,
  wanted: boolean,
  signal?: AbortSignal,
): Promise<LedgerAnswer> {
  const { folders, target } = question.group;
  try {
    const isNew = target.kind === 'built-in' && !(await reader.databases.hasData(target));
    if (isNew) return untouched(question);
    if (target.kind === 'built-in' && !wanted) return { kind: 'asleep' };
    const answer = await readFromDatabase(question, reader, signal);
    return await withAppliedTexts(answer, question, signal);
  } catch (error) {
    if (isCancelled(error, signal)) return { kind: 'cancelled', reason: CANCELLED };
    const reason = unreachable(error);
    reader.log.warn(`${folders.map(({ label }) => label).join(', ')}: ${reason.message}`);
    return { kind: 'unreachable', reason };
  }
}

/** A built-in database that was never used has an empty ledger; looking does not create it. */
function untouched({ group }: LedgerQuestion): LedgerAnswer {
  return { kind: 'found', ledger: { name: group.ledgerName, rows: [], others: [] } };
}

function readFromDatabase(
  question: LedgerQuestion,
  { databases, parser }: LedgerReader,
  signal?: AbortSignal,
): Promise<LedgerAnswer> {
  const { target } = question.group;
  const read = async (session: Session): Promise<LedgerAnswer> => {
    const reason = target.kind === 'built-in' ? await otherRun(session) : undefined;
    if (reason) return { kind: 'unreachable', reason };
    return await cancellable(session, signal, () => readFound(session, question, parser, signal));
  };
  return databases.use(target, read, signal);
}

/** After the session has been given back: git needs none. */
async function withAppliedTexts(
  answer: LedgerAnswer,
  { disks }: LedgerQuestion,
  signal?: AbortSignal,
): Promise<LedgerAnswer> {
  if (answer.kind !== 'found') return answer;
  return { ...answer, appliedTexts: await findAppliedTexts(disks, answer.ledger, signal) };
}

async function readFound(
  session: Session,
  question: LedgerQuestion,
  parser: () => Promise<Parser>,
  signal?: AbortSignal,
): Promise<LedgerAnswer> {
  const { target, ledgerName } = question.group;
  const limits = readLimits(target);
  try {
    const ledger = await readLedger(session, ledgerName, limits);
    const foreign = await lookForForeign(session, question, ledger, parser, limits);
    return { kind: 'found', ledger, ...(foreign && { foreign }) };
  } catch (error) {
    if (isCancelled(error, signal)) throw error;
    const reason = await slowRead(error, session, ledgerName, READ_LIMITS);
    if (reason) return { kind: 'unreachable', reason };
    throw error;
  }
}

async function lookForForeign(
  session: Session,
  question: LedgerQuestion,
  ledger: Ledger,
  parser: () => Promise<Parser>,
  limits: ReadLimits,
): Promise<Foreign | undefined> {
  if (ledger.rows.length > 0) return undefined;
  const pending = plan(inputOf(question, { ledger }), { kind: 'run' });
  return await findForeign(session, pending, await parser(), limits);
}

function isCancelled(error: unknown, signal: AbortSignal | undefined): boolean {
  if (isCancellation(error, signal)) return true;
  return error instanceof ConnectionError && error.reason === 'cancelled';
}

/** Errors of the database become an answer; anything else is a mistake of ours. */
function unreachable(error: unknown): Unreachable {
  if (error instanceof ConnectionError) return error;
  if (!(error instanceof DatabaseError)) throw error;
  const { message, server } = error;
  const advice = server?.hint ?? 'See the log for what the server says, then refresh.';
  return { message, advice };
}
