import type { Entry } from './plan.ts';

/**
 * Whether an entry matters to what is asked of one folder; without one all do. A row that no folder
 * has a file for may be of any of them.
 */
export function concerns(only: string | undefined, { migration }: Entry): boolean {
  return only === undefined || migration === undefined || migration.folder === only;
}
