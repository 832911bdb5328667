import { migrationName } from '../plan/migrationName.ts';
import type { Aftermath } from '../run/aftermath.ts';
import type { Attempt } from '../run/attempt.ts';
import type { Choice, Failure } from '../run/report.ts';
import { type Fate, isTold, type StatementFate } from './fates.ts';
import { dropIndexStatement, type InvalidIndex } from './invalidIndexes.ts';

/** What a failed step has left in the database: as sentences, and as values to choose by. */
export interface Remains extends Pick<Failure, 'statements' | 'invalidIndexes' | 'choices'> {
  readonly sentences: readonly string[];
}

/** What remains of a step that failed; no sentence where its transaction took everything back. */
export function remainsOf(attempt: Attempt, aftermath: Aftermath): Remains {
  const { invalidIndexes, stillRunning } = aftermath;
  // What is not there yet may be there in a moment: nothing can be told, and nothing chosen.
  if (stillRunning !== undefined) return { sentences: [running(stillRunning)] };
  const statements = aftermath.statements?.filter(isTold) ?? [];
  const choices = choicesOf(attempt, statements, isDone(attempt, statements));
  const toDrop = invalidIndexes.filter(({ index }) => index.verb !== 'drop');
  const left = statements.length > 0 ? summary(attempt, statements) : leftBehind(attempt);
  return {
    ...(statements.length > 0 && { statements }),
    ...(toDrop.length > 0 && { invalidIndexes: toDrop }),
    ...(choices.length > 0 && { choices }),
    sentences: [
      ...invalidIndexes.map(indexAdvice),
      ...(left === undefined ? [] : [left]),
      ...choiceAdvice(choices),
    ],
  };
}

/** What a person may choose where a part of a script is done. */
export function choicesOf(
  { step }: Attempt,
  statements: readonly StatementFate[],
  isPartDone: boolean,
): Choice[] {
  if (!isPartDone || step.withoutRow) return [];
  const isOpen = statements.some(({ fate }) => fate !== 'landed' && fate !== 'already-there');
  if (step.direction === 'down') return ['resume'];
  return [
    ...(isOpen ? (['resume'] as const) : []),
    ...(step.migration.down ? (['undo'] as const) : []),
    'mark',
  ];
}

/** The choices in a sentence. */
export function choiceAdvice(choices: readonly Choice[]): string[] {
  if (choices.length === 0) return [];
  const words = choices.map((choice) => CHOICES[choice]);
  const last = words.pop();
  const sentence = words.length > 0 ? `${words.join(', ')}, or ${last}` : `${last}`;
  return [`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`];
}

const CHOICES: Readonly<Record<Choice, string>> = {
  resume: 'resume it (what is missing is sent, then the ledger follows)',
  undo: 'undo it (its down script is run)',
  mark: 'mark it as applied (its row alone is written)',
};

/** What to do about an INVALID index. */
export function indexAdvice(index: InvalidIndex): string {
  const { name, builder } = index;
  if (index.index.verb === 'drop') {
    return `The index ${name} is INVALID and still there: try again, which drops it.`;
  }
  if (builder !== undefined) {
    return `The index ${name} is being built by pid ${builder}: wait until that has ended.`;
  }
  return `The index ${name} is left INVALID: drop it (${dropIndexStatement(index)}), then run again.`;
}

function running(processId: number): string {
  return `The server still works at it (pid ${processId}). Run again when that has ended: what has landed is told then.`;
}

/** After a lost connection also what cannot be told may be done. */
function isDone({ landed, session }: Attempt, statements: readonly StatementFate[]): boolean {
  const done: readonly Fate[] = session.ended ? ['landed', 'unknown'] : ['landed'];
  return statements.length > 0 && (landed || statements.some(({ fate }) => done.includes(fate)));
}

function summary({ landed, step }: Attempt, statements: readonly StatementFate[]): string {
  const count = (...fates: Fate[]): number =>
    statements.filter(({ fate }) => fates.includes(fate)).length;
  const [done, unknown] = [landed ? statements.length : count('landed'), count('unknown')];
  const all = statements.length === 1 ? 'its statement' : `its ${statements.length} statements`;
  if (landed || done === statements.length) {
    const row = step.direction === 'up' ? 'without its row' : 'and its row is still there';
    return `The script of ${migrationName(step.migration)} has run and its effects stay, ${row}.`;
  }
  if (done === 0 && unknown > 0) {
    return `Whether ${all} ${statements.length === 1 ? 'has' : 'have'} landed cannot be told: check the database.`;
  }
  if (done > 0) {
    const unsaid = unknown > 0 ? `, and of ${unknown} it cannot be told` : '';
    return `Of ${all} ${done} ${done === 1 ? 'has' : 'have'} landed${unsaid}.`;
  }
  return count('invalid') > 0 ? 'Nothing else of it remains.' : 'Nothing of it remains.';
}

/** Where neither catalog nor server was asked. */
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
