import type { Session } from '../../database/session.ts';
import { cancellable } from '../lock/cancellable.ts';
import { type Timeouts, withSessionTimeouts } from '../lock/timeouts.ts';
import { type LockOptions, underLock } from '../lock/underLock.ts';
import type { Remark } from '../plan/plan.ts';
import type { Report } from '../run/report.ts';
import { dropIndexStatement, type InvalidIndex } from './invalidIndexes.ts';

/** What became of an INVALID index. */
export type DropReport = Pick<Report, 'outcome' | 'failure' | 'refusals'>;

/**
 * Drops an index that a failed CONCURRENTLY has left, under the lock and without keeping writers
 * waiting, if it is INVALID still and nobody builds it. Never throws for what the database says.
 */
export async function dropInvalidIndex(
  session: Session,
  index: Pick<InvalidIndex, 'name'>,
  options: LockOptions = {},
): Promise<DropReport> {
  const work = (): Promise<Remark | undefined> =>
    cancellable(session, options.signal, () => drop(session, index, options));
  const result = await underLock(session, options, work);
  if (result.kind === 'cancelled') return { outcome: 'cancelled', refusals: [] };
  if (result.kind === 'failed') {
    return { outcome: 'failed', refusals: [], failure: result.failure };
  }
  const refusals = result.value ? [result.value] : [];
  return { outcome: result.value ? 'refused' : 'done', refusals };
}

async function drop(
  session: Session,
  index: Pick<InvalidIndex, 'name'>,
  timeouts: Timeouts,
): Promise<Remark | undefined> {
  const [found] = await session.query(
    `SELECT i.indisvalid AS valid, EXISTS (
       SELECT FROM pg_catalog.pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid
     ) AS building
     FROM pg_catalog.pg_index i WHERE i.indexrelid = to_regclass($1)`,
    [index.name],
  );
  if (!found) return stale(`There is no index ${index.name} any more`);
  if (found['valid'] === true) return stale(`The index ${index.name} is valid`);
  if (found['building'] === true) return stale(`The index ${index.name} is being built`);
  await withSessionTimeouts(session, timeouts, () => session.script(dropIndexStatement(index)));
  return undefined;
}

function stale(what: string): Remark {
  return { code: 'stale', message: `${what}, so nothing was dropped. Look at it again.` };
}
