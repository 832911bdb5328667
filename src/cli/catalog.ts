import type { CommandSpec } from './command.ts';
import { migrateCommands } from './migrateCommands.ts';

/** Every command of the command line. */
export const catalog: readonly CommandSpec[] = [...migrateCommands];
