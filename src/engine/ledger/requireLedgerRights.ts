import { DatabaseError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import type { Direction, Step } from '../plan/plan.ts';
import type { LedgerLocation } from './ledger.ts';
import { ledgerPrivileges } from './ledgerPrivileges.ts';
import { missingRights } from './missingRights.ts';

/** What each kind of step writes there; that it may be read, the plan has shown. */
const RIGHTS: Readonly<Record<Direction, readonly string[]>> = {
  up: ['INSERT', 'UPDATE'],
  down: ['DELETE'],
  mark: ['INSERT'],
};

/**
 * Before anything runs: a script outside a transaction would stay without its row. Throws
 * `DatabaseError` with the GRANT that is missing.
 */
export async function requireLedgerRights(
  session: Session,
  location: LedgerLocation,
  steps: readonly Step[],
): Promise<void> {
  const needed = new Set(steps.flatMap(({ direction }) => RIGHTS[direction]));
  const privileges = await ledgerPrivileges(session, location);
  const lacking = privileges.filter(({ name, isHeld }) => !isHeld && needed.has(name));
  if (lacking.length === 0) return;
  const [row] = await session.query('SELECT current_user AS role');
  const [missing] = missingRights(lacking, String(row?.['role']));
  throw new DatabaseError('server', `Nothing was run, for ${missing}`);
}
