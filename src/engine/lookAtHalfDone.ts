import { inReadOnlyTransaction, type ReadLimits } from '../database/readOnly.ts';
import type { Session } from '../database/session.ts';
import { fatesOf, isTold, type StatementFate } from './fates.ts';
import { findInvalidIndexes } from './invalidIndexes.ts';
import { migrationName } from './migrationName.ts';
import type { Plan, Remark, Step } from './plan.ts';
import { takeStandings } from './standing.ts';

/**
 * The plan of a resume with what the catalog shows of each statement, which is what is confirmed and
 * then sent. Every other plan comes back as it is. Only reads. Throws `DatabaseError`.
 */
export async function lookAtHalfDone(
  session: Session,
  plan: Plan,
  limits?: ReadLimits,
): Promise<Plan> {
  if (plan.intent.kind !== 'resume') return plan;
  const look = (): Promise<Step[]> => Promise.all(plan.steps.map((it) => lookAt(session, it)));
  const steps = await inReadOnlyTransaction(session, look, limits);
  const refusals = [...plan.refusals, ...steps.flatMap(refusalOf)];
  const doubts = [...plan.doubts, ...steps.flatMap(doubtsOf)];
  return { ...plan, steps: refusals.length > 0 ? [] : steps, refusals, doubts };
}

async function lookAt(session: Session, step: Step): Promise<Step> {
  const { statements } = step;
  if (!statements) return step;
  const after = await takeStandings(session, statements);
  const invalid = await findInvalidIndexes(session, statements);
  return { ...step, resume: fatesOf({ statements, after, invalid }) };
}

/** With nothing of it done, a resume would be a run, or a revert, that nobody has asked for. */
function refusalOf(step: Step): Remark[] {
  const told = (step.resume ?? []).filter(isTold);
  if (told.some(({ fate }) => fate === 'landed' || fate === 'already-there')) return [];
  const name = migrationName(step.migration);
  const verb = step.direction === 'down' ? 'Revert' : 'Run';
  const message = step.statements
    ? `The catalog shows nothing that ${name} has done, so there is nothing to resume. ${verb} it.`
    : `PostgreSQL 18's parser rejects a part of ${name}, so it cannot be told what has landed.`;
  return [{ code: 'nothing-to-resume', message, ...placeOf(step) }];
}

function doubtsOf(step: Step): Remark[] {
  const unknown = (step.resume ?? []).filter((it) => isTold(it) && it.fate === 'unknown');
  return unknown.map(({ statement }: StatementFate) => ({
    code: 'unknown-statement',
    message: 'Whether this statement has landed cannot be told. It will be sent.',
    ...placeOf(step),
    place: statement.place,
  }));
}

function placeOf({ migration, script }: Step): Pick<Remark, 'version' | 'path'> {
  return { version: migration.version, path: script.path };
}
