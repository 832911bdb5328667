import { type CommandContext, EXIT } from '../command.ts';
import { printJson } from '../output/json.ts';

/** Tells that the person said no, or pressed Ctrl-C; returns the exit code. */
export function nothingDone(context: CommandContext): number {
  const { flags, terminal, signal } = context;
  if (flags.json) printJson(context, { outcome: 'cancelled' });
  terminal.err('Nothing was done.');
  return signal.aborted ? EXIT.interrupted : EXIT.failed;
}
