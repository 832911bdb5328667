import type { Loss } from './survival/loss.ts';

/** What is lost, as a sentence. */
export function lossText({ table, column, rows }: Loss): string {
  const many = rows === 1 ? 'one of the made-up rows' : `${rows} of the made-up rows`;
  if (column === undefined) return `Down does not bring back ${many} of ${table}.`;
  return `Down does not bring back column ${column} of ${table}, in ${many}.`;
}
