import { askDrop } from '../askDrop.ts';
import { dropDatabase as drop } from '../changeDatabase.ts';
import { type CommandContext, EXIT, type Handler } from '../command.ts';
import { targetOf } from '../openTarget.ts';
import { sayChange } from '../output/sayChange.ts';
import { readProject } from '../project.ts';

/** `database drop`: drops the database with everything in it, once a person has said so. */
export const dropDatabase: Handler = async (context) => {
  const target = await targetOf(await readProject(context));
  if (!(await askDrop(context, target))) return nothingDone(context);
  const change = await drop(context, target);
  return sayChange(context, target, change, { done: 'Dropped', unneeded: 'There was none' });
};

/** Tells that the person said no, or pressed Ctrl-C; returns the exit code. */
export function nothingDone({ terminal, signal }: CommandContext): number {
  terminal.err('Nothing was done.');
  return signal.aborted ? EXIT.interrupted : EXIT.failed;
}
