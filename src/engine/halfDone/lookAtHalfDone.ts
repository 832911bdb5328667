import { inReadOnlyTransaction, type ReadLimits } from '../../database/readOnly.ts';
import type { Session } from '../../database/session.ts';
import { migrationName } from '../plan/migrationName.ts';
import type { Intent, Plan, Remark, Step } from '../plan/plan.ts';
import { type Fate, isTold, type StatementFate } from './fates.ts';
import { fatesNow } from './fatesNow.ts';

/**
 * The plan for what is half done with what the catalog shows of each statement, which is what is
 * confirmed; a resume then sends the rest. Every other plan comes back as it is. Only reads. Throws
 * `DatabaseError`.
 */
export async function lookAtHalfDone(
  session: Session,
  plan: Plan,
  limits?: ReadLimits,
): Promise<Plan> {
  if (!isForHalfDone(plan.intent)) return plan;
  const look = (): Promise<Step[]> => Promise.all(plan.steps.map((it) => lookAt(session, it)));
  const steps = await inReadOnlyTransaction(session, look, limits);
  const refusals = [...plan.refusals, ...steps.flatMap(refusalOf)];
  const doubts = [...plan.doubts, ...steps.flatMap(doubtsOf)];
  return { ...plan, steps: refusals.length > 0 ? [] : steps, refusals, doubts };
}

/** Whether an intent makes sense only where a script outside a transaction is half done. */
export function isForHalfDone(intent: Intent): boolean {
  if (intent.kind === 'mark-applied') return intent.halfDone === true;
  return intent.kind === 'resume' || intent.kind === 'undo';
}

async function lookAt(session: Session, step: Step): Promise<Step> {
  const { left, attempted, statements } = step;
  if (left) return attempted ? { ...step, left: await fatesNow(session, attempted) } : step;
  return statements ? { ...step, resume: await fatesNow(session, statements) } : step;
}

/** With nothing of it done, this would be a run, or a revert, that nobody has asked for. */
function refusalOf(step: Step): Remark[] {
  return step.left ? nothingLeft(step) : nothingToResume(step);
}

function nothingLeft(step: Step): Remark[] {
  const { left = [], attempted } = step;
  if (!attempted || left.filter(isTold).some(({ fate }) => fate !== 'not-landed')) return [];
  const deed = step.direction === 'mark' ? 'mark as half done' : 'undo';
  const message = `The catalog shows nothing that ${migrationName(step.migration)} has done, so there is nothing to ${deed}.`;
  return [{ code: 'nothing-to-resume', message, ...placeOf(step) }];
}

function nothingToResume(step: Step): Remark[] {
  const told = (step.resume ?? []).filter(isTold);
  if (told.some(isDone)) return [];
  const name = migrationName(step.migration);
  const verb = step.direction === 'down' ? 'Revert' : 'Run';
  const message = step.statements
    ? `The catalog shows nothing that ${name} has done, so there is nothing to resume. ${verb} it.`
    : `PostgreSQL 18's parser rejects a part of ${name}, so it cannot be told what has landed.`;
  return [{ code: 'nothing-to-resume', message, ...placeOf(step) }];
}

function doubtsOf(step: Step): Remark[] {
  if (step.left) return untoldLeft(step);
  const unknown = (step.resume ?? []).filter((it) => isTold(it) && it.fate === 'unknown');
  return unknown.map(({ statement }: StatementFate) => ({
    code: 'unknown-statement',
    message: 'Whether this statement has landed cannot be told. It will be sent.',
    ...placeOf(step),
    place: statement.place,
  }));
}

/** One statement that is seen to be done is enough to know that there was an attempt. */
function untoldLeft(step: Step): Remark[] {
  const told = (step.left ?? []).filter(isTold);
  if (told.some((it) => isDone(it) || it.fate === 'invalid')) return [];
  const name = migrationName(step.migration);
  const deed =
    step.direction === 'mark' ? 'Its row will be written' : 'Its down script will be run';
  const message = `Whether anything of ${name} has landed cannot be told: check the database. ${deed}.`;
  return [{ code: 'unknown-statement', message, ...placeOf(step) }];
}

const DONE: readonly Fate[] = ['landed', 'already-there'];

function isDone({ fate }: StatementFate): boolean {
  return DONE.includes(fate);
}

function placeOf({ migration, script }: Step): Pick<Remark, 'version' | 'path'> {
  return { version: migration.version, path: script.path };
}
