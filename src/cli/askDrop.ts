import type { Target } from '../database/target.ts';
import { targetText } from '../view/targetText.ts';
import { isYes } from './askPlan.ts';
import type { CommandContext } from './command.ts';
import { UsageError } from './usageError.ts';

/**
 * Whether the database may be dropped: true, or false where the person said no. Never without a word:
 * on any target a pipe has to say `--yes`. Refused on production. Throws `UsageError`.
 */
export async function askDrop(context: CommandContext, target: Target): Promise<boolean> {
  const { command, flags, terminal } = context;
  if (target.role === 'production') throw refusedDrop(command, target);
  if (flags.yes) return true;
  if (!terminal.canAsk) {
    throw new UsageError(
      `${command} on ${target.name} wants to be confirmed: everything in the database would be lost.`,
      'There is no terminal to ask on: give --yes if it shall be done.',
    );
  }
  return await ask(context, target);
}

function refusedDrop(command: string, { name }: Target): UsageError {
  return new UsageError(
    `${command} is refused on ${name}, which is a production target.`,
    'If it must go, drop it with DROP DATABASE, as somebody who may.',
  );
}

async function ask({ terminal, signal }: CommandContext, target: Target): Promise<boolean> {
  const which =
    target.kind === 'built-in' ? 'built-in database' : `database of ${targetText(target)}`;
  terminal.err(`Drop the ${which}? Everything in it will be lost.\n`);
  if (target.role === 'local') return isYes(await terminal.ask('Drop it? (y/N)', signal));
  return (await terminal.ask(`Type ${target.name} to go on:`, signal)) === target.name;
}
