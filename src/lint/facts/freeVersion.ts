import { type NextVersion, nextVersion } from '../../migrations/nextVersion.ts';
import { compareVersions } from '../../migrations/version.ts';
import type { LintMigration } from '../subject.ts';

/**
 * A version for a new migration behind another: right behind it if there is room, else behind the
 * newest. `after`: the version of what it must follow, the migration's own or another new one's.
 */
export function freeVersion(
  migration: LintMigration,
  after: bigint,
  now: Date,
): NextVersion | undefined {
  const { migrations, style } = migration.folder;
  const own = migrations.indexOf(migration);
  const follower = migrations.find(
    (it, at) => at > own && compareVersions(it.version, migration.version) > 0,
  );
  if (!follower) return nextVersion(after, now, style);
  const behind = nextVersion(after, new Date(0), style);
  if (behind && compareVersions(behind.version, follower.version) < 0) return behind;
  const newest = migrations.at(-1)?.version ?? after;
  return nextVersion(compareVersions(after, newest) > 0 ? after : newest, now, style);
}
