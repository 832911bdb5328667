import { isTold, type StatementFate } from '../halfDone/fates.ts';
import type { InvalidIndex } from '../halfDone/invalidIndexes.ts';
import { choiceAdvice, choicesOf, indexAdvice } from '../halfDone/remains.ts';
import { migrationName } from '../plan/migrationName.ts';
import type { Attempt, Performance } from './attempt.ts';
import type { Failure } from './report.ts';

/** What a person is told of a step that met no error and is no success all the same. */
export function performanceFailure(
  attempt: Attempt,
  performance: Exclude<Performance, 'done'>,
): Failure {
  const { step } = attempt;
  const name = migrationName(step.migration);
  return { path: step.script.path, ...CASES[performance](name, attempt) };
}

type Told = Pick<Failure, 'message' | 'advice' | 'statements' | 'invalidIndexes' | 'choices'>;

const CASES: Readonly<
  Record<Exclude<Performance, 'done'>, (name: string, attempt: Attempt) => Told>
> = {
  'ended-transaction': (name) => ({
    message:
      `${name} ended the transaction around it by a COMMIT or ROLLBACK of its own (or took our mark ` +
      'out of it by a hidden RESET ALL), so what of it has remained is not known. ' +
      'Its row in the ledger says success = false.',
    advice:
      'Compare the database with the script. Then repair it: set success to true in the row, or delete the row.',
  }),
  'left-open': (name) => ({
    message: `${name} began a transaction and did not end it, so it was rolled back.`,
    advice: 'Add the COMMIT at its end, or remove BEGIN and -- no-transaction.',
  }),
  'row-gone': (name) => ({
    message: `${name} was reverted by someone else meanwhile: its row in the ledger was gone.`,
    advice: 'See what is applied now before you go on.',
  }),
  'invalid-index': (name, { invalid = [] }) =>
    ofIndexes(
      invalid.filter(({ isInTheWay }) => isInTheWay),
      (indexes) => `${name} was not sent: ${indexes} in its way.`,
    ),
  'invalid-index-left': (name, { invalid = [] }) =>
    ofIndexes(
      invalid,
      (indexes) => `${name} has run, but ${indexes} left, so it does not count as applied.`,
    ),
  'half-done': halfDone,
  'stale-resume': (name, attempt) => ({
    message: `What has landed of ${name} is not what was shown, so nothing was sent.`,
    advice: 'Look at the new plan, and choose again.',
    statements: told(attempt),
  }),
};

function ofIndexes(indexes: readonly InvalidIndex[], messageOf: (indexes: string) => string): Told {
  const names = indexes.map(({ name }) => name).join(', ');
  const words = indexes.length === 1 ? `INVALID index ${names} is` : `INVALID indexes ${names} are`;
  return {
    message: messageOf(`the ${words}`),
    advice: indexes.map(indexAdvice).join(' '),
    invalidIndexes: indexes,
  };
}

function halfDone(name: string, attempt: Attempt): Told {
  const statements = told(attempt);
  const choices = choicesOf(attempt, statements, true);
  const done = statements.filter(({ fate }) => fate === 'already-there').length;
  const what =
    done === statements.length
      ? 'what it does is'
      : `${done} of ${statements.length} of its statements are`;
  const row = attempt.step.direction === 'up' ? 'without a row in the ledger' : 'and its row too';
  return {
    message: `${name} was not sent: ${what} done already, ${row}.`,
    advice: [
      'Most likely an earlier attempt was ended between its script and its row.',
      ...choiceAdvice(choices),
    ].join(' '),
    statements,
    choices,
  };
}

function told({ fates = [] }: Attempt): readonly StatementFate[] {
  return fates.filter(isTold);
}
