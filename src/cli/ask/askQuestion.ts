import type { Target } from '../../database/target.ts';
import type { Question } from '../../view/plan/confirmation.ts';
import type { CommandContext } from '../command.ts';
import { UsageError } from '../usageError.ts';

/**
 * Asks before what is asked for on every target: true, or false where the person said no. Beyond
 * local targets the name is typed; a pipe has to say `--yes`. Throws `UsageError`.
 */
export async function askQuestion(
  context: CommandContext,
  target: Target,
  question: Question,
): Promise<boolean> {
  if (context.flags.yes) return true;
  if (!context.terminal.canAsk) throw unconfirmed(wantsConfirmation(context, target));
  return await askPerson(context, question, target.role === 'local' ? undefined : target.name);
}

/** Asks for yes, or for a name to be typed. */
export async function askPerson(
  { terminal, signal }: CommandContext,
  { message, detail, button }: Question,
  name: string | undefined,
): Promise<boolean> {
  terminal.err([message, ...(detail ? [detail] : []), ''].join('\n\n').trimEnd());
  if (name !== undefined) return (await terminal.ask(`Type ${name} to go on:`, signal)) === name;
  return isYes(await terminal.ask(`${button}? (y/N)`, signal));
}

/** Says which command wants to be confirmed, and where. */
export function wantsConfirmation({ command }: CommandContext, { name, role }: Target): string {
  return `${command} on ${name} (${role}) wants to be confirmed.`;
}

/** There is nobody to ask, as in CI. */
export function unconfirmed(message: string): UsageError {
  return new UsageError(message, 'There is no terminal to ask on: give --yes if it shall be done.');
}

/** As sqlx takes it: anything but yes is no. */
function isYes(answer: string): boolean {
  return /^y(es)?$/i.test(answer);
}
