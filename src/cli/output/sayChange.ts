import type { Target } from '../../database/target.ts';
import type { DatabaseChange } from '../../engine/database/databaseChange.ts';
import { failureText } from '../../view/report/failureText.ts';
import { targetText } from '../../view/targetText.ts';
import { type CommandContext, EXIT } from '../command.ts';
import { failureJson, printJson, targetJson } from './json.ts';
import { sqlxDatabaseError } from './sqlxError.ts';

/** What a person is told; sqlx says nothing when all went well, and so does a pipe. */
export interface ChangeWords {
  readonly done: string;
  readonly unneeded: string;
}

/** Tells what became of creating or dropping a database; returns the exit code. */
export function sayChange(
  context: CommandContext,
  target: Target,
  change: DatabaseChange,
  words: ChangeWords,
): number {
  if (change.kind === 'failed') return sayFailure(context, target, change);
  const { flags, terminal } = context;
  if (flags.json) {
    printJson(context, { target: targetJson(target), outcome: change.kind });
  } else if (terminal.isTerminal) terminal.out(`${words[change.kind]}: ${targetText(target)}`);
  return EXIT.fine;
}

/** The first line as sqlx has it, on stdout; all of it on stderr. Returns the exit code. */
export function sayFailure(
  context: CommandContext,
  target: Target,
  { failure }: Extract<DatabaseChange, { readonly kind: 'failed' }>,
): number {
  const { flags, terminal } = context;
  if (flags.json) {
    const fields = { target: targetJson(target), outcome: 'failed', failure: failureJson(failure) };
    printJson(context, fields);
    return EXIT.failed;
  }
  terminal.out(`error: ${sqlxDatabaseError(failure)}`);
  terminal.err(failureText(failure).long);
  return EXIT.failed;
}
