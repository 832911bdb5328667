import type { Command } from '../command.ts';

/** Reads disk and databases anew, and has the migrations linted anew. */
export const refresh: Command = async ({ model, linter }) => {
  linter.diskChanged();
  return await model.want();
};
