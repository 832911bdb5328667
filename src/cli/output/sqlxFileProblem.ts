import { basename } from 'node:path';
import type { Problem } from '../../migrations/migration.ts';

/** What sqlx says of a file in its folder (sqlx.md, section 1.1); undefined where it has no words for it. */
export function sqlxFileProblem({ kind, path, version }: Problem): string | undefined {
  if (!path.endsWith('.sql')) return undefined;
  switch (kind) {
    case 'bad-name':
    case 'bad-version':
      return (
        `error parsing migration filename ${JSON.stringify(basename(path))}; ` +
        'expected integer version prefix (e.g. `01_foo.sql`)'
      );
    case 'not-utf8':
      return `error reading contents of migration ${path}: stream did not contain valid UTF-8`;
    case 'unreadable':
      // Only a link to nothing is found before its name is looked at.
      return version === undefined ? `error getting metadata of migration path ${path}` : undefined;
    default:
      return undefined;
  }
}
