import { type NextVersion, nextVersion } from '../../migrations/scaffold/nextVersion.ts';
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
  const follower = followerOf(migration);
  if (!follower) return nextVersion(after, now, style);
  const behind = nextVersion(after, new Date(0), style);
  if (behind && compareVersions(behind.version, follower.version) < 0) return behind;
  const newest = migrations.at(-1)?.version ?? after;
  return nextVersion(compareVersions(after, newest) > 0 ? after : newest, now, style);
}

/** The migration behind; of a version that is there twice, behind both. */
function followerOf(migration: LintMigration): LintMigration | undefined {
  const { migrations } = migration.folder;
  let at = migrations.indexOf(migration) + 1;
  const isBehind = (it: LintMigration) => compareVersions(it.version, migration.version) > 0;
  for (let it = migrations[at]; it && !isBehind(it); it = migrations[at]) at++;
  return migrations[at];
}
