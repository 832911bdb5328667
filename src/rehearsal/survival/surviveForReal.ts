import { DatabaseError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import type { Legs } from '../legs/legs.ts';
import { seed } from '../seeds/seed.ts';
import { changedRows, idleBetween } from './changedRows.ts';
import type { Survival } from './loss.ts';
import { lossesBetween } from './lossesBetween.ts';
import { seenAgain, seenRows } from './seenRows.ts';
import type { Steps } from './steps.ts';
import { type IdleStep, unmatchedBy } from './unmatched.ts';

/** What is known of the migration. */
export interface RealRun {
  /** Of both scripts. */
  readonly text: string;
  readonly steps: Steps;
  /** The ledger with its schema, which gets no rows. */
  readonly ledger?: string;
}

/**
 * As `survive`, for what does not run in a transaction: the rows stay, and the database must be made
 * anew. All tables get rows, since no locks tell which are touched. It must be in the state before up.
 */
export async function surviveForReal(
  session: Session,
  legs: Legs,
  { text, steps, ledger }: RealRun,
): Promise<Survival> {
  await session.script('BEGIN');
  const searches = steps.up.flatMap((it) => it.searches ?? []);
  const { tables, gaps } = await seed(session, {
    except: ledger ? [ledger] : [],
    style: 'varied',
    sought: { searches, areFirst: false },
  });
  await session.script('COMMIT');
  const before = await seenRows(session, tables);
  const idle: IdleStep[] = [];
  for (const leg of ['up', 'down'] as const) {
    const changes = await changedRows(session);
    const { failure } = await legs.run(leg);
    const said = failure?.server?.message ?? failure?.message;
    if (said) return { losses: [], reasons: [`With rows in all tables, ${leg} fails: ${said}.`] };
    const idleNow = idleBetween(steps[leg], changes, await changedRows(session));
    idle.push(...idleNow.map((step) => ({ leg, step })));
  }
  const unmatched = idle.map(unmatchedBy);
  const unknown = gaps
    .filter(({ table }) => text.includes(table.split('.').at(-1)?.replaceAll('"', '') ?? ''))
    .map(({ table, reason }) => `Nothing is known of the rows of ${table}. ${reason}`);
  const reasons = [...unknown, ...unmatched.map((it) => it.reason)];
  try {
    const losses = lossesBetween(before, await seenAgain(session, before));
    return { losses, reasons, unmatched };
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.kind === 'lost') throw error;
    return {
      losses: [],
      reasons: [...reasons, 'With rows in all tables, down leaves other tables.'],
    };
  }
}
