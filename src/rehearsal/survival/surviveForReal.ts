import { DatabaseError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import type { Legs } from '../legs/legs.ts';
import { seed } from '../seeds/seed.ts';
import type { Survival } from './loss.ts';
import { lossesBetween } from './lossesBetween.ts';
import { seenAgain, seenRows } from './seenRows.ts';

/** What is known of the migration. */
export interface RealRun {
  /** Of both scripts. */
  readonly text: string;
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
  { text, ledger }: RealRun,
): Promise<Survival> {
  await session.script('BEGIN');
  const { tables, gaps } = await seed(session, { except: ledger ? [ledger] : [], style: 'varied' });
  await session.script('COMMIT');
  const before = await seenRows(session, tables);
  for (const leg of ['up', 'down'] as const) {
    const { failure } = await legs.run(leg);
    const said = failure?.server?.message ?? failure?.message;
    if (said) return { losses: [], reasons: [`With rows in all tables, ${leg} fails: ${said}.`] };
  }
  const reasons = gaps
    .filter(({ table }) => text.includes(table.split('.').at(-1)?.replaceAll('"', '') ?? ''))
    .map(({ table, reason }) => `Nothing is known of the rows of ${table}. ${reason}`);
  try {
    return { losses: lossesBetween(before, await seenAgain(session, before)), reasons };
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.kind === 'lost') throw error;
    return {
      losses: [],
      reasons: [...reasons, 'With rows in all tables, down leaves other tables.'],
    };
  }
}
