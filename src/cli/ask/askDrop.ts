import type { Target } from '../../database/target.ts';
import { targetText } from '../../view/targetText.ts';
import type { CommandContext } from '../command.ts';
import { UsageError } from '../usageError.ts';
import { askQuestion } from './askQuestion.ts';

/**
 * Whether the database may be dropped: true, or false where the person said no. Never without a word:
 * on any target a pipe has to say `--yes`. Refused on production. Throws `UsageError`.
 */
export async function askDrop(context: CommandContext, target: Target): Promise<boolean> {
  if (target.role === 'production') throw refusedDrop(context.command, target);
  const which =
    target.kind === 'built-in' ? 'built-in database' : `database of ${targetText(target)}`;
  return await askQuestion(context, target, {
    message: `Drop the ${which}?`,
    detail: 'Everything in it will be lost.',
    button: `Drop on ${target.name}`,
  });
}

function refusedDrop(command: string, { name }: Target): UsageError {
  return new UsageError(
    `${command} is refused on ${name}, which is a production target.`,
    'If it must go, drop it with DROP DATABASE, as somebody who may.',
  );
}
