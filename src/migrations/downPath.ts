import { join } from 'node:path';
import type { Migration } from './migration.ts';

/** What of a migration tells where its scripts are. */
interface Located extends Pick<Migration, 'layout' | 'path'> {
  readonly up?: { readonly path: string };
  readonly down?: { readonly path: string };
}

/**
 * Where the down script of a migration stands, or would. Undefined for the simple files of sqlx,
 * which have none, and without an up script.
 */
export function downPath({ layout, path, up, down }: Located): string | undefined {
  if (down) return down.path;
  if (layout === 'directory') return join(path, 'down.sql');
  return up?.path.endsWith('.up.sql') ? up.path.replace(/\.up\.sql$/, '.down.sql') : undefined;
}
