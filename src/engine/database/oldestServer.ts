import type { Failure } from '../run/report.ts';

/**
 * The oldest server on which our own statements run, as `server_version_num` counts:
 * `pg_stat_progress_create_index` came with it (release notes of PostgreSQL 12). Tested are 15 and 18.
 */
export const OLDEST_SERVER = 120_000;

/** Why nothing is run on an older one. `version`: `server_version`, such as "11.22". */
export function tooOldFailure(version: string): Failure {
  return {
    message: `PostgreSQL ${version} is too old: Staircase needs 12 or later (tested are 15 and 18).`,
    advice: 'Upgrade the server.',
  };
}
