import type { Command } from '../command.ts';

/** Shows the log channel. */
export const showLog: Command = async ({ log }) => log.show();
