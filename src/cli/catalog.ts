import { databaseCommands } from './catalog/databaseCommands.ts';
import { fileCommands } from './catalog/fileCommands.ts';
import { ledgerCommands } from './catalog/ledgerCommands.ts';
import { lintCommands } from './catalog/lintCommands.ts';
import { lookCommands } from './catalog/lookCommands.ts';
import { rehearsalCommands } from './catalog/rehearsalCommands.ts';
import { runCommands } from './catalog/runCommands.ts';
import type { CommandSpec } from './command.ts';

/** Every command of the command line, in the order of its help. */
export const catalog: readonly CommandSpec[] = [
  ...runCommands,
  ...lookCommands,
  ...ledgerCommands,
  ...fileCommands,
  ...lintCommands,
  ...rehearsalCommands,
  ...databaseCommands,
];
