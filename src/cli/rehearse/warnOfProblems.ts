import { relative } from 'node:path';
import type { Problem } from '../../migrations/migration.ts';
import type { CommandContext } from '../command.ts';

/** Tells what is wrong on disk with what a call can do without. */
export function warnOfProblems(
  { terminal, directory }: CommandContext,
  problems: readonly Problem[],
): void {
  for (const { path, message } of problems) {
    terminal.err(`warning: ${relative(directory, path) || '.'}: ${message}`);
  }
}
