import type { Command } from '../command.ts';

/** Reads disk and databases anew. */
export const refresh: Command = async ({ model }) => await model.want();
