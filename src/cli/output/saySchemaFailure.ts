import { relative } from 'node:path';
import type { Failure } from '../../engine/run/report.ts';
import type { CommandContext } from '../command.ts';
import { failureJson, printJson } from './json.ts';

/** A migration that does not run on the stage, so that what is after it has no schema. */
export function saySchemaFailure(context: CommandContext, failure: Failure): void {
  const { terminal, flags, directory } = context;
  if (flags.json) {
    printJson(context, { outcome: 'failed', failure: failureJson(failure) });
    return;
  }
  const { message, path, place, advice, hint } = failure;
  terminal.err(`error: a migration does not run: ${message}`);
  const position = place ? `:${place.line}:${place.column}` : '';
  if (path !== undefined) terminal.err(`  ${relative(directory, path)}${position}`);
  terminal.err(advice ?? hint ?? 'Mend it, or ask for a version before it: --at N.');
}
