import { basename, dirname } from 'node:path';
import type { Origin } from './origin.ts';

/** How a person calls the script: by the migration's directory, or by its file. */
export function placeOf({ path }: Origin): string {
  const file = basename(path);
  return file === 'up.sql' || file === 'down.sql' ? basename(dirname(path)) : file;
}
