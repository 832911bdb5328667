import { isTold, type StatementFate } from '../../engine/halfDone/fates.ts';
import type { Intent } from '../../engine/plan/plan.ts';
import type { Choice } from '../../engine/run/report.ts';
import { fateText } from '../../view/report/fateText.ts';
import type { CommandContext, Flags } from '../command.ts';
import { UsageError } from '../usageError.ts';
import type { Workbench } from '../workbench.ts';
import { nothingDone } from './nothingDone.ts';
import { performPlan } from './performPlan.ts';
import { makePlan } from './planning.ts';

const CHOICES: readonly Choice[] = ['resume', 'undo', 'mark'];

const WORDS: Readonly<Record<Choice, string>> = {
  resume: 'send what has not landed, and write the row',
  undo: 'run the down script, and write no row',
  mark: 'write the row only',
};

/** What the command line has chosen for a script that is half done. */
export function chosenByFlags(flags: Flags): Choice | undefined {
  return CHOICES.find((choice) => flags[choice] === true);
}

/** Finishes, undoes or marks a script outside a transaction that is half done. */
export async function repairHalfDone(
  bench: Workbench,
  version: bigint,
  choice: Choice,
): Promise<number> {
  const plan = (it: Workbench) => makePlan(it, intentOf(choice, version));
  return await performPlan(bench, { plan, isAlwaysAsked: true });
}

/** Shows a person which statements have landed, and asks what to do; a pipe has to say it. */
export async function askHalfDone(bench: Workbench, version: bigint): Promise<number> {
  const { context } = bench;
  const { steps, refusals } = await makePlan(bench, { kind: 'resume', version });
  const [refusal] = refusals;
  if (refusal) throw new UsageError(refusal.message, 'See staircase migrate list for its state.');
  const fates = steps.flatMap(({ resume = [] }) => resume);
  for (const fate of fates) context.terminal.out(fateText(fate));
  const choice = await ask(context, fates.every(isDone) ? ['undo', 'mark'] : CHOICES);
  if (choice !== undefined) return await repairHalfDone(bench, version, choice);
  return nothingDone(context);
}

/** Of a script that has landed as a whole there is nothing to resume. */
function isDone(it: StatementFate): boolean {
  return !isTold(it) || it.fate === 'landed' || it.fate === 'already-there';
}

async function ask(
  { terminal, signal }: CommandContext,
  choices: readonly Choice[],
): Promise<Choice | undefined> {
  if (!terminal.canAsk) {
    const message = 'It is half done, and there is no terminal to ask on.';
    const flags = choices.map((choice) => `--${choice}`);
    throw new UsageError(message, `Give ${flags.join(' or ')}.`);
  }
  for (const [at, choice] of choices.entries()) {
    terminal.err(`${at + 1}. ${choice}: ${WORDS[choice]}`);
  }
  const answer = await terminal.ask(`Which one (1 to ${choices.length})?`, signal);
  return choices[Number(answer) - 1] ?? choices.find((choice) => choice === answer);
}

function intentOf(choice: Choice, version: bigint): Intent {
  return choice === 'mark'
    ? { kind: 'mark-applied', versions: [version], halfDone: true }
    : { kind: choice, version };
}
