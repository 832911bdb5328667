import type { Target } from '../../database/target.ts';
import type { TooOld } from '../../engine/database/checkDatabase.ts';
import { checkRemarks } from '../../engine/database/checkRemarks.ts';
import type { DatabaseCheck } from '../../engine/database/databaseCheck.ts';
import { describeHolder } from '../../engine/lock/lock.ts';
import { targetText } from '../targetText.ts';

/** What a database check tells at a glance; `databaseCheckText` has the rest. */
export interface DatabaseCheckSummary {
  readonly text: string;
  readonly severity: 'error' | 'warning' | 'information';
}

/** Which server answers, and the first thing that stands in the way of a run. `now` for "since 12 s". */
export function databaseCheckSummary(
  check: DatabaseCheck | TooOld,
  target: Target,
  now: Date,
): DatabaseCheckSummary {
  const { version } = 'tooOld' in check ? check.tooOld : check.server;
  const { problems, warnings } = checkRemarks(check);
  const noted = [...warnings, ...runningOn(check, now)];
  const [first = 'Nothing stands in the way of a run.'] = [...problems, ...noted];
  const count = problems.length + noted.length;
  const more = count > 1 ? ` (and ${count - 1} more)` : '';
  return {
    text: `Connected to ${targetText(target)}, PostgreSQL ${version}. ${first}${more}`,
    severity: problems.length > 0 ? 'error' : noted.length > 0 ? 'warning' : 'information',
  };
}

function runningOn(check: DatabaseCheck | TooOld, now: Date): string[] {
  if ('tooOld' in check || !check.lockHolder) return [];
  const holder = describeHolder(check.lockHolder, now.getTime());
  return [`Migrations are being run: the lock is ${holder}.`];
}
