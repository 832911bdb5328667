import type { CommandSpec } from './command.ts';
import { databaseCommands } from './databaseCommands.ts';
import { migrateCommands } from './migrateCommands.ts';

/** Every command of the command line. */
export const catalog: readonly CommandSpec[] = [...migrateCommands, ...databaseCommands];
