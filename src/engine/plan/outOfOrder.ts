import type { Migration } from '../../migrations/migration.ts';
import { migrationName } from './migrationName.ts';
import type { Remark } from './plan.ts';

/** Pending, although a newer migration is applied. */
export function outOfOrder(migration: Migration): Remark {
  const path = migration.up?.path ?? migration.path;
  return {
    code: 'out-of-order',
    version: migration.version,
    path,
    message:
      `${migrationName(migration)} is older than the newest applied migration. ` +
      'Give it a newer version, or set staircase.outOfOrder to "allow" if it may run late.',
  };
}
