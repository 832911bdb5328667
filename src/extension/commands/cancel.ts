import type { Command } from '../command.ts';

/** Cancels the running run on the server; it then reports itself as cancelled. */
export const cancel: Command = async ({ runner }) => runner.cancel();
